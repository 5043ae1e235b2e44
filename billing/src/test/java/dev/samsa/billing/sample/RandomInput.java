package dev.samsa.billing.sample;

import dev.samsa.billing.catalog.PriceModel;
import dev.samsa.billing.catalog.PriceModel.Tier;
import dev.samsa.billing.catalog.PriceModel.Tiers;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import dev.samsa.billing.usage.PlanPeriod;
import dev.samsa.billing.usage.Resource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Input drawn from a seed, so that a failing case can be drawn again. */
public final class RandomInput {
  private final Random random;

  public RandomInput(long seed) {
    this.random = new Random(seed);
  }

  public int integer(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  /** A decimal from 0 with up to {@code scale} decimals, often 0, seldom large. */
  public BigDecimal decimal(long most, int scale) {
    int kind = random.nextInt(10);
    if (kind == 0) {
      return BigDecimal.ZERO;
    }
    long bound = kind < 6 ? Math.max(2, most / 1000) : most;
    return BigDecimal.valueOf(random.nextLong(bound) + 1, random.nextInt(scale + 1));
  }

  public <T> T one(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  public <T> List<T> shuffled(List<T> items) {
    List<T> copy = new ArrayList<>(items);
    Collections.shuffle(copy, random);
    return copy;
  }

  /** A price model of any kind but volume, whose amount may fall when usage grows. */
  public PriceModel risingModel() {
    return switch (random.nextInt(5)) {
      case 0 -> new PriceModel.Flat(decimal(100_000, 2));
      case 1 -> new PriceModel.PerUnit(decimal(1_000_000, 8), BigDecimal.valueOf(integer(1, 1000)));
      case 2 ->
          new PriceModel.Packaged(decimal(100_000, 4), BigDecimal.valueOf(integer(1, 5000), 1));
      case 3 -> new PriceModel.Percentage(BigDecimal.valueOf(integer(0, 1000), 4));
      default -> new PriceModel.Graduated(tiers());
    };
  }

  public PriceModel model() {
    return random.nextInt(6) == 0 ? new PriceModel.Volume(tiers()) : risingModel();
  }

  private Tiers tiers() {
    List<Tier> tiers = new ArrayList<>();
    BigDecimal end = BigDecimal.ZERO;
    int count = integer(1, 5);
    for (int i = 0; i < count; i++) {
      end = end.add(BigDecimal.valueOf(integer(1, 100_000), integer(0, 2)));
      tiers.add(
          new Tier(
              i + 1 < count ? Optional.of(end) : Optional.empty(),
              decimal(100_000, 6),
              random.nextInt(3) == 0 ? decimal(10_000, 2) : BigDecimal.ZERO));
    }
    Optional<BigDecimal> block =
        random.nextInt(4) == 0 ? Optional.of(BigDecimal.valueOf(integer(1, 50))) : Optional.empty();
    return new Tiers(tiers, block, random.nextBoolean());
  }

  /** One bucket of one of the meters {@code units} and {@code level}. */
  public record Bucket(String meter, int hour, HourUsage usage) {}

  /** Buckets for both meters in each of the month's first hours. */
  public List<Bucket> buckets(int hours) {
    List<Bucket> buckets = new ArrayList<>();
    for (int hour = 0; hour < hours; hour++) {
      BigDecimal sum = BigDecimal.valueOf(random.nextLong(1L << integer(1, 50)));
      buckets.add(new Bucket("units", hour, new HourUsage.Counter(sum, sum, 0)));
      BigDecimal level = BigDecimal.valueOf(random.nextInt(2000));
      buckets.add(
          new Bucket("level", hour, HourUsage.Level.held(level, random.nextInt(3_600_001), 0)));
    }
    return buckets;
  }

  /** A month of a cluster that ran in its first hours, with buckets in the order given. */
  public static ClusterMonth month(String id, BillingMonth month, int hours, List<Bucket> buckets) {
    ClusterMonth.Builder builder =
        ClusterMonth.of(Resource.cluster(id, "env-1"), month)
            .plan(new PlanPeriod(month.start(), "ANY", Zones.SINGLE, new Region("any", "any")))
            .running(month.start(), month.hour(hours));
    buckets.forEach(bucket -> builder.hour(bucket.meter(), bucket.hour(), bucket.usage()));
    return builder.build();
  }
}
