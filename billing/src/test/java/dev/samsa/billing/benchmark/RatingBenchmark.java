package dev.samsa.billing.benchmark;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.rating.RatedMonth;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import dev.samsa.billing.usage.PlanPeriod;
import dev.samsa.billing.usage.Resource;
import java.math.BigDecimal;
import java.util.Random;

/** Prints how many cluster-months of 744 hours and 5 meters one core rates in a second. */
final class RatingBenchmark {
  private static final BillingMonth MONTH = BillingMonth.of(2026, 10);
  private static final int ROUNDS = 5;

  private RatingBenchmark() {}

  public static void main(String[] args) {
    Catalog catalog = ShippedCatalogs.classic();
    ClusterMonth usage = usage();
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      long end = start + 2_000_000_000L;
      int months = 0;
      BigDecimal sum = BigDecimal.ZERO;
      while (System.nanoTime() < end) {
        RatedMonth rated = Rating.rate(catalog, usage);
        sum = sum.add(rated.total());
        months++;
      }
      long perSecond = months * 1_000_000_000L / (System.nanoTime() - start);
      System.out.println("cluster-months rated a second: " + perSecond + ", in all " + sum);
    }
  }

  private static ClusterMonth usage() {
    Random random = new Random(1);
    ClusterMonth.Builder builder =
        ClusterMonth.of(Resource.cluster("lkc-1", "env-1"), MONTH)
            .plan(
                new PlanPeriod(
                    MONTH.start(), "STANDARD", Zones.MULTI, new Region("AWS", "eu-central-1")))
            .running(MONTH.start(), MONTH.end());
    for (int hour = 0; hour < MONTH.hours(); hour++) {
      for (String counter : new String[] {"ingress_bytes", "egress_bytes"}) {
        BigDecimal sum = BigDecimal.valueOf(random.nextLong(1L << 40));
        builder.hour(counter, hour, new HourUsage.Counter(sum, sum, 0));
      }
      for (String level : new String[] {"stored_bytes_leader", "stored_bytes_replicas"}) {
        builder.hour(
            level,
            hour,
            HourUsage.Level.held(BigDecimal.valueOf(random.nextLong(1L << 42)), 3_600_000, 0));
      }
      builder.hour(
          "partitions",
          hour,
          HourUsage.Level.held(BigDecimal.valueOf(random.nextLong(2000)), 3_600_000, 0));
    }
    return builder.build();
  }
}
