package dev.samsa.bench.money;

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
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Rates a month of 744 hours and five meters, no two hours alike, by the classic prices. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ClusterMonthRating {
  private static final BillingMonth MONTH = BillingMonth.of(2026, 10);
  private static final long HOUR_MILLIS = 3_600_000;

  private Catalog catalog;
  private ClusterMonth usage;

  /** Draws the usage. */
  @Setup
  public void draw() {
    Random random = new Random(1);
    catalog = ShippedCatalogs.classic();
    ClusterMonth.Builder builder =
        ClusterMonth.of(Resource.cluster("lkc-1", "env-1"), MONTH)
            .plan(
                new PlanPeriod(
                    MONTH.start(), "STANDARD", Zones.MULTI, new Region("AWS", "eu-central-1")))
            .running(MONTH.start(), MONTH.end());
    for (int hour = 0; hour < MONTH.hours(); hour++) {
      for (String counter : List.of("ingress_bytes", "egress_bytes")) {
        BigDecimal sum = BigDecimal.valueOf(random.nextLong(1L << 40));
        builder.hour(counter, hour, new HourUsage.Counter(sum, sum, 0));
      }
      for (String level : List.of("stored_bytes_leader", "stored_bytes_replicas")) {
        builder.hour(level, hour, held(random.nextLong(1L << 42)));
      }
      builder.hour("partitions", hour, held(random.nextLong(2000)));
    }
    usage = builder.build();
  }

  /** One cluster-month. */
  @Benchmark
  public RatedMonth rate() {
    return Rating.rate(catalog, usage);
  }

  private static HourUsage held(long level) {
    return HourUsage.Level.held(BigDecimal.valueOf(level), HOUR_MILLIS, 0);
  }
}
