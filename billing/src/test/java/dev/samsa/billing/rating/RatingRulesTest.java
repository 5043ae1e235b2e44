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
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingRulesTest {
  private static final BillingMonth MONTH = BillingMonth.of(2026, 6);
  private static final Region REGION = new Region("AWS", "us-east-1");

  /**
   * One eCKU carries 60 MB in and 180 MB out a second, so 3,774,873,600 and 11,324,620,800 a
   * minute.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 1",
    "1, 0, 1",
    "3774873600, 0, 1",
    "3774873601, 0, 2",
    "0, 11324620800, 1",
    "0, 11324620801, 2",
    "7549747201, 11324620800, 3",
    "3774873600, 56623104000, 5"
  })
  void theBusiestMinuteSetsTheUnitsOfAnHour(long in, long out, String units) {
    ClusterMonth usage =
        cluster("lkc-1", "STANDARD", Zones.MULTI)
            .running(MONTH.start(), MONTH.hour(1))
            .hour("ingress_bytes", 0, counter(10 * in, in))
            .hour("egress_bytes", 0, counter(10 * out, out))
            .build();
    LineItem line = Rating.rate(ShippedCatalogs.elastic(), usage).lines().getFirst();
    assertThat(line.quantity().billed().exact()).isEqualTo(units);
  }

  @ParameterizedTest
  @CsvSource({"GB, 1.073741824", "GiB, 1", "MB, 1073.741824", "MiB, 1024"})
  void aGbIsWhatTheCatalogSaysAndAGibIsAlwaysBinary(String unit, String quantity) {
    ObjectNode options = SampleCatalog.options();
    options.putObject("unit_rules").put("bytes_per_gb", 1_000_000_000);
    ObjectNode line = SampleCatalog.line("BYTES", SampleCatalog.perUnit("1"));
    line.put("unit", unit).putObject("measure").put("kind", "SUM").put("meter", "bytes");
    ClusterMonth usage =
        cluster("lkc-1", "ANY", Zones.SINGLE)
            .running(MONTH.start(), MONTH.hour(1))
            .hour("bytes", 0, counter(1L << 30, 1L << 30))
            .build();
    LineItem item = Rating.rate(SampleCatalog.of(options, line), usage).lines().getFirst();
    assertThat(item.quantity().billed().printed()).isEqualByComparingTo(quantity);
  }

  @Test
  void theFirstUnitOfABasicClusterIsFreeInEachHour() {
    ClusterMonth usage =
        cluster("lkc-1", "BASIC", Zones.SINGLE)
            .running(MONTH.start(), MONTH.hour(3))
            .hour("ingress_bytes", 1, counter(20_000_000_000L, 10_000_000_000L))
            .build();
    LineItem line = Rating.rate(ShippedCatalogs.elastic(), usage).lines().getFirst();
    assertThat(line.quantity())
        .extracting(quantity -> quantity.used() + " " + quantity.free() + " " + quantity.billed())
        .isEqualTo("5 3 2");
    assertThat(line.amount()).isEqualTo("0.27");
  }

  @Test
  void dedicatedCapacityIsBilledByTheHighestOfEachHour() {
    HourUsage.Level raised =
        new HourUsage.Level(
            BigDecimal.valueOf(9_000_000), BigDecimal.valueOf(3), BigDecimal.valueOf(3), 0);
    ClusterMonth usage =
        cluster("lkc-1", "DEDICATED", Zones.MULTI)
            .running(MONTH.start(), MONTH.hour(3))
            .hour("ckus", 0, HourUsage.Level.held(BigDecimal.TWO, 3_600_000, 0))
            .hour("ckus", 1, raised)
            .build();
    LineItem line = Rating.rate(ShippedCatalogs.classic(), usage).lines().getFirst();
    // 2, then 3, then 3 carried into the hour without a report.
    assertThat(line.quantity().billed().exact()).isEqualTo("8");
  }

  @Test
  void partitionsOfAnHourAreIntegratedBeforeTheFreeOnesAreTakenOff() {
    ClusterMonth usage =
        cluster("lkc-1", "STANDARD", Zones.MULTI)
            .running(MONTH.start(), MONTH.hour(2))
            .hour("partitions", 0, HourUsage.Level.held(BigDecimal.valueOf(900), 1_800_000, 0))
            .hour("partitions", 1, HourUsage.Level.held(BigDecimal.valueOf(600), 3_600_000, 0))
            .build();
    LineItem line = Rating.rate(ShippedCatalogs.classic(), usage).lines().get(4);
    // 450 partition-hours, all free, and what they leave is not passed on to the next hour.
    assertThat(line.quantity().free().exact()).isEqualTo("950");
    assertThat(line.quantity().billed().exact()).isEqualTo("100");
  }

  @Test
  void anAllowanceOfTheMonthIsSharedByTheClustersOfAnOrganization() {
    ObjectNode line = SampleCatalog.line("UNITS", SampleCatalog.perUnit("1"));
    line.putObject("allowance").put("quantity", "10").put("per", "MONTH");
    RatedMonth rated = rateTwo(SampleCatalog.of(SampleCatalog.options(), line));
    assertThat(rated.lines())
        .extracting(item -> item.resource().id() + " " + item.quantity().free())
        .containsExactly("lkc-a 7", "lkc-b 3");
    assertThat(rated.total()).isEqualTo("4.00");
  }

  @Test
  void tiersMayCountOverTheOrganization() {
    ObjectNode price = SampleCatalog.options().put("model", "GRADUATED");
    price
        .putArray("tiers")
        .add(SampleCatalog.options().put("up_to", "10").put("unit_price", "1"))
        .add(SampleCatalog.options().put("unit_price", "0.5"));
    ObjectNode line = SampleCatalog.line("UNITS", price);
    assertThat(rateTwo(SampleCatalog.of(SampleCatalog.options(), line)).total()).isEqualTo("14.00");
    line.put("accumulate", "ORGANIZATION");
    assertThat(rateTwo(SampleCatalog.of(SampleCatalog.options(), line)).total()).isEqualTo("12.00");
  }

  @Test
  void supportIsAShareOfAllOtherLinesButAtLeastItsMinimum() {
    ClusterMonth cluster =
        cluster("lkc-1", "STANDARD", Zones.MULTI).running(MONTH.start(), MONTH.end()).build();
    ClusterMonth support =
        cluster("a-support", "SUPPORT_BUSINESS", Zones.SINGLE)
            .running(MONTH.start(), MONTH.end())
            .build();
    RatedMonth rated =
        Rating.rate(PriceHistory.of(ShippedCatalogs.classic()), List.of(support, cluster));
    assertThat(rated.lines().subList(5, 7))
        .extracting(item -> item.kind() + " " + item.amount())
        .containsExactly("USAGE 54.00", "MINIMUM 46.00");
  }

  @Test
  void anIdleClusterStillHasItsFiveLines() {
    ClusterMonth usage =
        cluster("lkc-1", "STANDARD", Zones.MULTI)
            .running(MONTH.start(), MONTH.hour(1))
            .hour(
                "stored_bytes_leader",
                0,
                HourUsage.Level.held(BigDecimal.valueOf(1L << 40), 3_600_000, 0))
            .hour("partitions", 0, HourUsage.Level.held(BigDecimal.valueOf(501), 3_600_000, 0))
            .build();
    assertThat(Rating.rate(ShippedCatalogs.classic(), usage).lines())
        .extracting(item -> item.lineType() + " " + item.amount(6).toPlainString())
        .containsExactly(
            "KAFKA_BASE 1.500000",
            "KAFKA_NETWORK_WRITE 0.000000",
            "KAFKA_NETWORK_READ 0.000000",
            "KAFKA_STORAGE 0.142223",
            "KAFKA_PARTITION 0.001500");
  }

  @Test
  void usageOutsideOfRunningTimeIsBilledAndSaid() {
    ClusterMonth usage =
        cluster("lkc-1", "STANDARD", Zones.MULTI)
            .running(MONTH.start(), MONTH.hour(1))
            .hour("ingress_bytes", 5, counter(1L << 30, 1L << 30))
            .build();
    RatedMonth rated = Rating.rate(ShippedCatalogs.classic(), usage);
    assertThat(rated.total()).isEqualTo("1.63");
    assertThat(rated.findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.NOT_RUNNING);
  }

  private static RatedMonth rateTwo(Catalog catalog) {
    ClusterMonth a =
        cluster("lkc-a", "ANY", Zones.SINGLE)
            .running(MONTH.start(), MONTH.end())
            .hour("units", 0, counter(7, 7))
            .build();
    ClusterMonth b =
        cluster("lkc-b", "ANY", Zones.SINGLE)
            .running(MONTH.start(), MONTH.end())
            .hour("units", 0, counter(7, 7))
            .build();
    return Rating.rate(PriceHistory.of(catalog), List.of(b, a));
  }

  private static ClusterMonth.Builder cluster(String id, String tier, Zones zones) {
    return ClusterMonth.of(Resource.cluster(id, "env-1"), MONTH)
        .plan(new PlanPeriod(MONTH.start(), tier, zones, REGION));
  }

  private static HourUsage counter(long sum, long peak) {
    return new HourUsage.Counter(BigDecimal.valueOf(sum), BigDecimal.valueOf(peak), 0);
  }
}
