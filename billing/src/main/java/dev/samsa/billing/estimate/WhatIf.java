package dev.samsa.billing.estimate;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.money.Ratio;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import dev.samsa.billing.usage.PlanPeriod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Other terms for a past month; what is empty stays as it was.
 *
 * @param retention times as long as it was kept; stored bytes change in proportion
 * @param partitions a constant number instead
 */
public record WhatIf(
    Optional<String> tier,
    Optional<Zones> zones,
    Optional<Region> region,
    Optional<Ratio> retention,
    Optional<Integer> partitions) {
  public static final WhatIf NOTHING =
      new WhatIf(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public WhatIf {
    if (retention.filter(factor -> factor.signum() < 0).isPresent()) {
      throw new InvalidInputException("retention", "must not be negative");
    }
    if (partitions.filter(count -> count < 0).isPresent()) {
      throw new InvalidInputException("partitions", "must not be negative");
    }
  }

  ClusterMonth applyTo(ClusterMonth past) {
    BillingMonth month = past.month();
    ClusterMonth.Builder builder = ClusterMonth.of(past.resource(), month);
    for (PlanPeriod plan : past.plans()) {
      builder.plan(
          new PlanPeriod(
              plan.from(),
              tier.orElse(plan.tier()),
              zones.orElse(plan.zones()),
              region.orElse(plan.region())));
    }
    past.running().forEach(span -> builder.running(span.from(), span.to()));
    for (String meter : past.meters()) {
      builder.opening(meter, level(meter, past.opening(meter)));
      List<HourUsage> hours = past.hours(meter);
      for (int hour = 0; hour < month.hours(); hour++) {
        if (hours.get(hour) != null) {
          builder.hour(meter, hour, usage(meter, hours.get(hour), past.runningMillis(hour)));
        }
      }
    }
    return builder.build();
  }

  private HourUsage usage(String meter, HourUsage usage, long runningMillis) {
    if (!(usage instanceof HourUsage.Level level) || !changes(meter)) {
      return usage;
    }
    if (meter.equals("partitions")) {
      BigDecimal count = BigDecimal.valueOf(partitions.orElseThrow());
      return HourUsage.Level.held(count, runningMillis, level.gapSeconds());
    }
    BigDecimal integral = scaled(level.integral());
    BigDecimal last = scaled(level.last());
    BigDecimal mean =
        integral.divide(BigDecimal.valueOf(HourUsage.MILLIS_PER_HOUR), 0, RoundingMode.CEILING);
    return new HourUsage.Level(
        integral, last, scaled(level.highest()).max(last).max(mean), level.gapSeconds());
  }

  private BigDecimal level(String meter, BigDecimal opening) {
    if (!changes(meter)) {
      return opening;
    }
    return meter.equals("partitions")
        ? BigDecimal.valueOf(partitions.orElseThrow())
        : scaled(opening);
  }

  private boolean changes(String meter) {
    return switch (meter) {
      case "partitions" -> partitions.isPresent();
      case "stored_bytes_leader", "stored_bytes_replicas" -> retention.isPresent();
      default -> false;
    };
  }

  private BigDecimal scaled(BigDecimal value) {
    return Ratio.of(value).multiply(retention.orElseThrow()).round(0, RoundingMode.HALF_UP);
  }
}
