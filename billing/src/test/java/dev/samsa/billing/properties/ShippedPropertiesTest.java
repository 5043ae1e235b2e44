package dev.samsa.billing.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.Limits;
import dev.samsa.billing.catalog.Plan;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.RatedMonth;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.sample.RandomInput;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import dev.samsa.billing.usage.PlanPeriod;
import dev.samsa.billing.usage.Resource;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of the prices that are shipped: hourly allowances, elastic capacity, minimums. */
class ShippedPropertiesTest {
  private static final int CASES = 100_000;
  private static final BillingMonth MONTH = BillingMonth.of(2026, 2);
  private static final List<Catalog> CATALOGS = ShippedCatalogs.all();
  private static final List<String> COUNTERS = List.of("ingress_bytes", "egress_bytes");
  private static final List<String> LEVELS = List.of("stored_bytes_leader", "partitions", "ckus");

  @Test
  void moreUsageNeverCostsLess() {
    AtomicInteger dearer = new AtomicInteger();
    IntStream.range(0, CASES)
        .parallel()
        .forEach(seed -> {
          Case drawn = new Case(new RandomInput(seed));
          RatedMonth less = drawn.rate(false);
          RatedMonth more = drawn.rate(true);
          assertThat(more.total()).as("seed %d", seed).isGreaterThanOrEqualTo(less.total());
          Map<String, BigDecimal> before = amounts(less);
          amounts(more)
              .forEach((key, amount) ->
                  assertThat(amount)
                      .as("seed %d, %s", seed, key)
                      .isGreaterThanOrEqualTo(before.getOrDefault(key, BigDecimal.ZERO)));
          dearer.addAndGet(more.total().compareTo(less.total()));
        });
    assertThat(dearer).as("cases in which more usage cost more").hasValueGreaterThan(CASES / 2);
  }

  /** By line, with what fills it up to its minimum. */
  private static Map<String, BigDecimal> amounts(RatedMonth rated) {
    Map<String, BigDecimal> amounts = new HashMap<>();
    for (LineItem line : rated.lines()) {
      amounts.merge(line.resource().id() + "/" + line.lineType(), line.amount(), BigDecimal::add);
    }
    return amounts;
  }

  /** Usage of a cluster with support, and the same usage with some more of each. */
  private static final class Case {
    private final RandomInput input;
    private final Catalog catalog;
    private final PlanPeriod plan;
    private final String support;
    private final int hours;
    private final ClusterMonth.Builder less;
    private final ClusterMonth.Builder more;

    Case(RandomInput input) {
      this.input = input;
      this.catalog = input.one(CATALOGS);
      Plan drawn =
          input.one(
              catalog.plans().stream().filter(one -> !one.limits().equals(Limits.NONE)).toList());
      Region region = input.one(List.copyOf(catalog.multipliers().keySet()));
      this.plan =
          new PlanPeriod(
              MONTH.start(), drawn.tier(), input.one(List.copyOf(drawn.zones())), region);
      this.support = input.one(List.of("SUPPORT_BASIC", "SUPPORT_BUSINESS", "SUPPORT_PREMIER"));
      this.hours = input.integer(1, 6);
      this.less = cluster();
      this.more = cluster();
      for (int hour = 0; hour < hours; hour++) {
        counters(hour);
        levels(hour);
      }
    }

    RatedMonth rate(boolean withMore) {
      ClusterMonth supported =
          ClusterMonth.of(Resource.cluster("support", ""), MONTH)
              .plan(new PlanPeriod(MONTH.start(), support, Zones.SINGLE, plan.region()))
              .running(MONTH.start(), MONTH.end())
              .build();
      ClusterMonth cluster = (withMore ? more : less).build();
      return Rating.rate(PriceHistory.of(catalog), List.of(cluster, supported));
    }

    private ClusterMonth.Builder cluster() {
      return ClusterMonth.of(Resource.cluster("lkc-1", "env-1"), MONTH)
          .plan(plan)
          .running(MONTH.start(), MONTH.hour(hours));
    }

    private void counters(int hour) {
      for (String meter : COUNTERS) {
        BigDecimal sum = input.decimal(2_000_000_000_000L, 0);
        BigDecimal added = input.decimal(2_000_000_000_000L, 0);
        BigDecimal share = BigDecimal.valueOf(input.integer(2, 100), 2);
        less.hour(meter, hour, counter(sum, share));
        more.hour(meter, hour, counter(sum.add(added), share));
      }
    }

    private void levels(int hour) {
      for (String meter : LEVELS) {
        long most = meter.equals("stored_bytes_leader") ? 1L << 43 : 2000;
        BigDecimal level = input.decimal(most, 0);
        BigDecimal added = input.decimal(most, 0);
        less.hour(meter, hour, HourUsage.Level.held(level, HourUsage.MILLIS_PER_HOUR, 0));
        more.hour(
            meter, hour, HourUsage.Level.held(level.add(added), HourUsage.MILLIS_PER_HOUR, 0));
      }
    }

    /** The busiest minute has the same share of both, so that it grows with the sum. */
    private static HourUsage counter(BigDecimal sum, BigDecimal share) {
      return new HourUsage.Counter(sum, sum.multiply(share), 0);
    }
  }
}
