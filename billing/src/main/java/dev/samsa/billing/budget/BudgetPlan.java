package dev.samsa.billing.budget;

import java.math.BigDecimal;
import java.util.List;

/** Decides what a budget does at an amount spent. */
public final class BudgetPlan {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private BudgetPlan() {}

  /**
   * What to do.
   *
   * @param next where the budget stands then
   * @param warnings percentages to warn of now, ascending; each is warned of once a month
   */
  public record Decision(Consequence next, List<Integer> warnings) {
    public Decision {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Decides. The consequence follows from what is spent alone, so that a budget that was raised, or
   * a new month with nothing spent, lifts it.
   *
   * @param spent in the month so far
   * @param warned percentages warned of before in this month
   */
  public static Decision decide(Budget budget, BigDecimal spent, List<Integer> warned) {
    List<Integer> reached =
        budget.warnAt().stream().filter(percent -> reached(budget, spent, percent)).toList();
    Consequence next = Consequence.NONE;
    if (!reached.isEmpty()) {
      next = Consequence.WARNED;
    }
    if (budget.throttleAt().filter(percent -> reached(budget, spent, percent)).isPresent()) {
      next = Consequence.THROTTLED;
    }
    if (budget.suspendAt().filter(percent -> reached(budget, spent, percent)).isPresent()) {
      next = Consequence.SUSPENDED;
    }
    return new Decision(
        next, reached.stream().filter(percent -> !warned.contains(percent)).toList());
  }

  /** Whether so many percent of the amount are spent. */
  public static boolean reached(Budget budget, BigDecimal spent, int percent) {
    return spent.multiply(HUNDRED).compareTo(budget.amount().multiply(BigDecimal.valueOf(percent)))
        >= 0;
  }
}
