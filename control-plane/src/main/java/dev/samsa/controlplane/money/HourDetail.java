package dev.samsa.controlplane.money;

import dev.samsa.billing.catalog.Allowance;
import dev.samsa.billing.catalog.Measure;
import dev.samsa.billing.catalog.Plan;
import dev.samsa.billing.catalog.PriceLine;
import dev.samsa.billing.rating.Finding;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.RatedMonth;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.description.usage.UsageMeter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the sum of hours gives the same lines as the hours themselves. It does for lines that add
 * up, unless an hour may have used more than it has free. Pure.
 */
final class HourDetail {
  private HourDetail() {}

  /** Meters of which some amount is free in each hour. */
  static Set<UsageMeter> meters(PriceHistory prices) {
    Set<UsageMeter> meters = EnumSet.noneOf(UsageMeter.class);
    prices.bindings().stream()
        .flatMap(binding -> binding.catalog().plans().stream())
        .flatMap(plan -> plan.lines().stream())
        .filter(HourDetail::freeByHour)
        .forEach(line -> {
          for (UsageMeter meter : UsageMeter.values()) {
            if (measures(line.measure(), HourFact.meterName(meter))) {
              meters.add(meter);
            }
          }
        });
    return meters;
  }

  /**
   * Whether a cluster's lines must be made from its hours.
   *
   * @param rated its lines as made from sums
   */
  static boolean needed(
      PriceHistory prices, BillingMonth month, ClusterUsage usage, RatedMonth rated) {
    if (usage.plans().size() != 1 || changes(prices, month) || usedWhileNotRunning(rated)) {
      return true;
    }
    List<PriceLine> lines =
        prices
            .at(month.start())
            .flatMap(c -> c.plan(usage.plans().getFirst().tier(), usage.cluster().zones()))
            .map(Plan::lines)
            .orElse(List.of());
    return lines.stream().anyMatch(line -> !addsUp(line.measure()) || aboveFree(line, rated));
  }

  /** Whether another price holds in one part of the month than in another. */
  private static boolean changes(PriceHistory prices, BillingMonth month) {
    return prices.bindings().stream()
        .flatMap(binding ->
            Stream.of(
                Optional.of(binding.from()),
                Optional.of(binding.catalog().effectiveFrom()),
                binding.catalog().effectiveTo()))
        .flatMap(Optional::stream)
        .anyMatch(at -> at.isAfter(month.start()) && at.isBefore(month.end()));
  }

  /** A sum may have been laid into an hour in which the cluster did not run. */
  private static boolean usedWhileNotRunning(RatedMonth rated) {
    return rated.findings().stream().anyMatch(f -> f.kind() == Finding.Kind.NOT_RUNNING);
  }

  private static boolean aboveFree(PriceLine line, RatedMonth rated) {
    return freeByHour(line)
        && rated.lines().stream()
            .anyMatch(
                l -> l.lineType().equals(line.lineType()) && l.quantity().billed().signum() != 0);
  }

  private static boolean freeByHour(PriceLine line) {
    return line.allowance().filter(a -> a.per() == Allowance.Per.HOUR).isPresent();
  }

  private static boolean measures(Measure measure, String meter) {
    return switch (measure) {
      case Measure.Sum(String of) -> of.equals(meter);
      case Measure.LevelTime(String of) -> of.equals(meter);
      default -> false;
    };
  }

  private static boolean addsUp(Measure measure) {
    return switch (measure) {
      case Measure.Sum _,
          Measure.LevelTime _,
          Measure.RunningTime _,
          Measure.Once _,
          Measure.AmountOf _ ->
          true;
      case Measure.Capacity _, Measure.HourlyPeak _, Measure.Highest _, Measure.Last _ -> false;
    };
  }
}
