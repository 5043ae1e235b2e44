package dev.samsa.billing.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.money.Ratio;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.RatedMonth;
import dev.samsa.billing.rating.RatedMonthJson;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.sample.RandomInput;
import dev.samsa.billing.sample.RandomInput.Bucket;
import dev.samsa.billing.sample.SampleCatalog;
import dev.samsa.billing.usage.BillingMonth;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatingPropertiesTest {
  private static final int CASES = 100_000;
  private static final BillingMonth MONTH = BillingMonth.of(2026, 2);

  private final Catalog catalog = catalog("HOUR");
  private final Catalog monthly = catalog("CLUSTER");

  @Test
  void theOrderInWhichBucketsArriveMakesNoDifference() {
    everyCase(seed -> {
      RandomInput input = new RandomInput(seed);
      int hours = input.integer(1, 12);
      List<Bucket> buckets = input.buckets(hours);
      assertThat(text(rate(monthly, hours, input.shuffled(buckets))))
          .isEqualTo(text(rate(monthly, hours, buckets)));
    });
  }

  @Test
  void hoursRatedApartComeToTheSameAsTogether() {
    everyCase(seed -> {
      RandomInput input = new RandomInput(seed);
      int hours = input.integer(2, 12);
      int cut = input.integer(1, hours - 1);
      List<Bucket> buckets = input.buckets(hours);
      RatedMonth all = rate(catalog, hours, buckets);
      RatedMonth early = rate(catalog, cut, buckets.stream().filter(b -> b.hour() < cut).toList());
      RatedMonth late =
          rate(
              catalog,
              hours - cut,
              buckets.stream()
                  .filter(bucket -> bucket.hour() >= cut)
                  .map(bucket -> new Bucket(bucket.meter(), bucket.hour() - cut, bucket.usage()))
                  .toList());
      for (int i = 0; i < all.lines().size(); i++) {
        assertThat(exact(early, i).add(exact(late, i))).isEqualTo(exact(all, i));
      }
    });
  }

  @Test
  void twoVersionsWithTheSamePricesComeToTheSameAsOne() {
    everyCase(seed -> {
      RandomInput input = new RandomInput(seed);
      int hours = input.integer(2, 12);
      List<Bucket> buckets = input.buckets(hours);
      PriceHistory twice =
          new PriceHistory(
              List.of(
                  new PriceHistory.Binding(MONTH.start(), monthly),
                  new PriceHistory.Binding(MONTH.hour(input.integer(1, hours - 1)), monthly)));
      RatedMonth cut = Rating.rate(twice, RandomInput.month("lkc-1", MONTH, hours, buckets));
      RatedMonth whole = rate(monthly, hours, buckets);
      assertThat(sum(cut)).isEqualTo(sum(whole));
      assertThat(cut.lines()).hasSize(2 * whole.lines().size());
    });
  }

  @Test
  void allowancesAreNeverNegativeNorMoreThanWasUsed() {
    everyCase(seed -> {
      RandomInput input = new RandomInput(seed);
      int hours = input.integer(1, 12);
      Catalog any = seed % 2 == 0 ? catalog : monthly;
      for (LineItem line : rate(any, hours, input.buckets(hours)).lines()) {
        LineItem.Quantity quantity = line.quantity();
        assertThat(quantity.free().signum()).isNotNegative();
        assertThat(quantity.billed().signum()).isNotNegative();
        assertThat(quantity.free().add(quantity.billed())).isEqualTo(quantity.used());
      }
    });
  }

  @Test
  void theTotalIsTheSumOfThePrintedLines() {
    everyCase(seed -> {
      RandomInput input = new RandomInput(seed);
      int hours = input.integer(1, 12);
      RatedMonth rated = rate(monthly, hours, input.buckets(hours));
      assertThat(rated.total()).isEqualTo(rated.sumOfLines());
      assertThat(rated.roundingDifference()).isZero();
      Ratio half = Ratio.of(new BigDecimal("0.005"));
      for (LineItem line : rated.lines()) {
        Ratio off = Ratio.of(line.amount()).subtract(line.amounts().exact());
        assertThat(off.max(off.negate())).isLessThanOrEqualTo(half);
      }
    });
  }

  /** Cases depend on their seed alone, so that the cores may share them. */
  private static void everyCase(IntConsumer test) {
    IntStream.range(0, CASES).parallel().forEach(test);
  }

  private static Catalog catalog(String allowancePer) {
    ObjectNode units = SampleCatalog.line("UNITS", SampleCatalog.perUnit("0.00000137"));
    units.putObject("allowance").put("quantity", "1000000").put("per", allowancePer);
    ObjectNode level = SampleCatalog.levelLine("LEVEL", SampleCatalog.perUnit("0.0015"));
    level.putObject("allowance").put("quantity", "500").put("per", allowancePer);
    return SampleCatalog.of(
        SampleCatalog.options(),
        units,
        level,
        SampleCatalog.hoursLine("HOURS", SampleCatalog.perUnit("1.5")));
  }

  private static RatedMonth rate(Catalog catalog, int hours, List<Bucket> buckets) {
    return Rating.rate(catalog, RandomInput.month("lkc-1", MONTH, hours, buckets));
  }

  private static Ratio exact(RatedMonth rated, int line) {
    return rated.lines().get(line).amounts().exact();
  }

  private static Ratio sum(RatedMonth rated) {
    return rated.lines().stream()
        .map(line -> line.amounts().exact())
        .reduce(Ratio.ZERO, Ratio::add);
  }

  private static String text(RatedMonth rated) {
    return RatedMonthJson.write(MONTH, rated).toString();
  }
}
