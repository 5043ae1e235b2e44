package dev.samsa.billing.estimate;

import dev.samsa.billing.rating.RatedMonth;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a workload would cost.
 *
 * @param bill the line items of a month
 * @param tiers every tier with the workload's zone layout, cheapest first, those that do not fit
 *     last
 * @param assumptions what was taken for granted, for people
 */
public record Estimate(RatedMonth bill, List<TierOption> tiers, List<String> assumptions) {
  public Estimate {
    tiers = List.copyOf(tiers);
    assumptions = List.copyOf(assumptions);
  }

  /** The cheapest tier that can carry the workload, if there is one. */
  public Optional<TierOption> cheapest() {
    return tiers.stream().filter(TierOption::fits).findFirst();
  }

  /**
   * The workload on one tier.
   *
   * @param total of a month
   * @param obstacles why the tier cannot carry it, a sentence each; none if it can
   */
  public record TierOption(String tier, BigDecimal total, List<String> obstacles) {
    public TierOption {
      obstacles = List.copyOf(obstacles);
    }

    public boolean fits() {
      return obstacles.isEmpty();
    }
  }
}
