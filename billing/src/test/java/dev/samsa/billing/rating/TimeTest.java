package dev.samsa.billing.rating;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.sample.SampleCatalog;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import dev.samsa.billing.usage.PlanPeriod;
import dev.samsa.billing.usage.Resource;
import dev.samsa.billing.usage.UsageReader;
import dev.samsa.billing.usage.UsageWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimeTest {
  private static final BillingMonth MARCH = BillingMonth.of(2026, 3);

  private static final Catalog THREE_LINES =
      SampleCatalog.of(
          SampleCatalog.options(),
          SampleCatalog.hoursLine("HOURS", SampleCatalog.perUnit("1")),
          SampleCatalog.line("UNITS", SampleCatalog.perUnit("0.00001")),
          SampleCatalog.levelLine("LEVEL", SampleCatalog.perUnit("0.01")));

  private final TimeZone zone = TimeZone.getDefault();

  @AfterEach
  void resetZone() {
    TimeZone.setDefault(zone);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01, 744",
    "2026-02, 672",
    "2024-02, 696",
    "2000-02, 696",
    "2100-02, 672",
    "2026-04, 720"
  })
  void aClusterThatRanAllMonthPaysEachOfItsHours(String month, String hours) {
    BillingMonth billed = new BillingMonth(YearMonth.parse(month));
    RatedMonth rated = Rating.rate(hoursAtOne(), running(billed, billed.start(), billed.end()));
    assertThat(rated.lines().getFirst().quantity().billed().printed()).isEqualTo(hours);
  }

  /** Every month, as zones change their clocks in March, April, September, October and others. */
  @ParameterizedTest
  @MethodSource("monthsOfTheYear")
  void noTimeZoneOfTheMachineMakesADifference(BillingMonth month) {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    String usage = usageFile(month);
    String inUtc = bill(usage);
    assertThat(inUtc).contains("\"quantity\":\"" + (month.hours() - 1) + "\"");
    List<String> others = new ArrayList<>();
    for (String zoneId : ZoneId.getAvailableZoneIds()) {
      TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(zoneId)));
      if (!usageFile(month).equals(usage) || !bill(usage).equals(inUtc)) {
        others.add(zoneId);
      }
    }
    assertThat(others).isEmpty();
  }

  private static Stream<BillingMonth> monthsOfTheYear() {
    return IntStream.rangeClosed(1, 12).mapToObj(month -> BillingMonth.of(2026, month));
  }

  @Test
  void partOfAnHourCountsWhole() {
    assertThat(hours("2026-03-08T10:59:00Z", "2026-03-08T11:01:00Z")).isEqualTo("2");
    assertThat(hours("2026-03-08T10:00:00Z", "2026-03-08T11:00:00Z")).isEqualTo("1");
    assertThat(hours("2026-03-08T10:20:00Z", "2026-03-08T10:20:01Z")).isEqualTo("1");
    assertThat(hours("2026-03-08T10:59:59.500Z", "2026-03-08T11:30:00Z")).isEqualTo("1");
  }

  @Test
  void aClusterDeletedAndMadeAgainWithinAnHourIsTwoClusterHours() {
    ClusterMonth first =
        running(
            MARCH,
            "lkc-a",
            Instant.parse("2026-03-01T00:00:00Z"),
            Instant.parse("2026-03-01T00:10:00Z"));
    ClusterMonth second =
        running(
            MARCH,
            "lkc-b",
            Instant.parse("2026-03-01T00:20:00Z"),
            Instant.parse("2026-03-01T00:50:00Z"));
    RatedMonth rated = Rating.rate(PriceHistory.of(hoursAtOne()), List.of(second, first));
    assertThat(rated.total()).isEqualTo("2.00");
    assertThat(rated.lines())
        .extracting(line -> line.resource().id())
        .containsExactly("lkc-a", "lkc-b");
  }

  @Test
  void stoppedAndStartedWithinAnHourIsOneClusterHour() {
    ClusterMonth usage =
        empty("lkc-1", MARCH)
            .running(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-01T00:10:00Z"))
            .running(Instant.parse("2026-03-01T00:50:00Z"), Instant.parse("2026-03-01T01:00:00Z"))
            .build();
    assertThat(Rating.rate(hoursAtOne(), usage).total()).isEqualTo("1.00");
  }

  @Test
  void theMonthOfCreationBeginsWithTheCluster() {
    assertThat(hours("2026-03-31T22:30:00Z", "2026-07-01T00:00:00Z")).isEqualTo("2");
    assertThat(hours("2025-12-31T00:00:00Z", "2026-03-01T00:00:00Z")).isEqualTo("0");
  }

  @Test
  void aChangeOfPriceGivesTwoLinesWithTheirOwnCatalogVersions() {
    Catalog before = hoursAt("1.00", 1, "2026-01-01T00:00:00Z");
    Catalog after = hoursAt("2.00", 2, "2026-03-15T12:00:00Z");
    RatedMonth rated =
        Rating.rate(
            PriceHistory.of(List.of(after, before)), running(MARCH, MARCH.start(), MARCH.end()));
    assertThat(rated.lines()).extracting(LineItem::catalog).containsExactly("sample-1", "sample-2");
    assertThat(rated.lines())
        .extracting(line -> line.amount().toPlainString())
        .containsExactly("348.00", "792.00");
    assertThat(rated.lines().getFirst().to()).isEqualTo("2026-03-15T12:00:00Z");
  }

  @Test
  void allowancesAndTiersGoOnOverAChangeOfPrice() {
    ObjectNode line = SampleCatalog.line("UNITS", SampleCatalog.perUnit("1"));
    line.putObject("allowance").put("quantity", "10").put("per", "CLUSTER");
    Catalog catalog = SampleCatalog.of(SampleCatalog.options(), line);
    PriceHistory twice =
        new PriceHistory(
            List.of(
                new PriceHistory.Binding(MARCH.start(), catalog),
                new PriceHistory.Binding(MARCH.hour(10), catalog)));
    ClusterMonth usage =
        empty("lkc-1", MARCH)
            .running(MARCH.start(), MARCH.end())
            .hour("units", 0, counter(7))
            .hour("units", 20, counter(7))
            .build();
    RatedMonth rated = Rating.rate(twice, usage);
    assertThat(rated.lines())
        .extracting(item -> item.quantity().free().exact())
        .containsExactly("7", "3");
    assertThat(rated.total()).isEqualTo("4.00");
  }

  @Test
  void aLevelIsCarriedOverHoursWithoutAReportAndMarked() {
    ClusterMonth usage =
        empty("lkc-1", MARCH)
            .running(MARCH.start(), MARCH.hour(10))
            .hour("level", 2, HourUsage.Level.held(BigDecimal.valueOf(5), 3_600_000, 0))
            .hour("level", 6, HourUsage.Level.held(BigDecimal.valueOf(1), 3_600_000, 60))
            .build();
    Catalog catalog =
        SampleCatalog.of(
            SampleCatalog.options(), SampleCatalog.levelLine("LEVEL", SampleCatalog.perUnit("1")));
    RatedMonth rated = Rating.rate(catalog, usage);
    // 5 in hours 2 to 5, 1 in hours 6 to 9.
    assertThat(rated.total()).isEqualTo("24.00");
    assertThat(rated.lines().getFirst().gapSeconds()).isEqualTo(6 * 3600 + 60);
    assertThat(rated.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.GAP);
    assertThat(rated.parked()).isFalse();
  }

  @Test
  void theLevelAtTheBeginningOfTheMonthIsCarriedIntoIt() {
    ClusterMonth usage =
        empty("lkc-1", MARCH)
            .running(MARCH.start(), MARCH.hour(3))
            .opening("level", BigDecimal.valueOf(4))
            .build();
    Catalog catalog =
        SampleCatalog.of(
            SampleCatalog.options(), SampleCatalog.levelLine("LEVEL", SampleCatalog.perUnit("1")));
    assertThat(Rating.rate(catalog, usage).total()).isEqualTo("12.00");
  }

  @Test
  void aChangeOfTierPricesTheHoursOfEach() {
    ClusterMonth usage =
        ClusterMonth.of(Resource.cluster("lkc-1", "env-1"), MARCH)
            .plan(
                new PlanPeriod(
                    MARCH.start(), "BASIC", Zones.SINGLE, new Region("AWS", "us-east-1")))
            .plan(
                new PlanPeriod(
                    MARCH.hour(100), "STANDARD", Zones.MULTI, new Region("AWS", "us-east-1")))
            .running(MARCH.start(), MARCH.hour(110))
            .build();
    RatedMonth rated = Rating.rate(ShippedCatalogs.classic(), usage);
    assertThat(rated.total()).isEqualTo("15.00");
    assertThat(rated.lines()).hasSize(10);
  }

  private static String hours(String from, String to) {
    RatedMonth rated =
        Rating.rate(hoursAtOne(), running(MARCH, Instant.parse(from), Instant.parse(to)));
    return rated.lines().isEmpty() ? "0" : rated.lines().getFirst().quantity().billed().exact();
  }

  /** Usage from the month's second hour to its end, in the hours at which most clocks change. */
  private static String usageFile(BillingMonth month) {
    ClusterMonth.Builder usage =
        empty("lkc-1", month)
            .running(month.hour(1), month.end())
            .opening("level", BigDecimal.valueOf(3));
    for (int hour = 1; hour < month.hours(); hour += 23) {
      usage
          .hour("units", hour, counter(1_000_000L + hour))
          .hour("level", hour, HourUsage.Level.held(BigDecimal.valueOf(hour), 3_600_000, 0));
    }
    return UsageWriter.write(month, List.of(usage.build())).toString();
  }

  private static String bill(String usageFile) {
    List<ClusterMonth> usage = UsageReader.read("usage.json", usageFile).resources();
    BillingMonth month = BillingMonth.of(usage.getFirst().month().end().minusMillis(1));
    RatedMonth rated = Rating.rate(PriceHistory.of(THREE_LINES), usage);
    return RatedMonthJson.write(month, rated).toString();
  }

  private static Catalog hoursAtOne() {
    return hoursAt("1.00", 1, "1970-01-01T00:00:00Z");
  }

  private static Catalog hoursAt(String price, int version, String from) {
    ObjectNode options =
        SampleCatalog.options().put("version", version).put("effective_from", from);
    options.putObject("unit_rules").put("hour_rule", "CEIL_CLOCK_HOUR");
    return SampleCatalog.of(
        options, SampleCatalog.hoursLine("HOURS", SampleCatalog.perUnit(price)));
  }

  private static ClusterMonth running(BillingMonth month, Instant from, Instant to) {
    return running(month, "lkc-1", from, to);
  }

  private static ClusterMonth running(BillingMonth month, String id, Instant from, Instant to) {
    return empty(id, month).running(from, to).build();
  }

  private static ClusterMonth.Builder empty(String id, BillingMonth month) {
    return ClusterMonth.of(Resource.cluster(id, "env-1"), month)
        .plan(new PlanPeriod(month.start(), "ANY", Zones.SINGLE, new Region("any", "any")));
  }

  private static HourUsage counter(long sum) {
    return new HourUsage.Counter(BigDecimal.valueOf(sum), BigDecimal.valueOf(sum), 0);
  }
}
