package dev.samsa.controlplane.budget;

import dev.samsa.billing.budget.BudgetPlan;
import dev.samsa.billing.budget.Consequence;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step of a budget.
 *
 * @param percent threshold that was reached; null for LIFT
 */
record BudgetStep(
    Action action,
    Integer percent,
    BigDecimal spent,
    BigDecimal amount,
    Consequence from,
    Consequence to) {

  /** What is done. */
  enum Action {
    WARN,
    THROTTLE,
    SUSPEND,
    LIFT
  }

  /** Whether clusters are served differently after the step. */
  boolean changesService() {
    return action != Action.WARN;
  }

  /**
   * What follows from what is spent.
   *
   * @param steps in their order, empty if nothing changes for anybody
   */
  record Plan(StoredBudget.Standing next, List<BudgetStep> steps) {}

  /**
   * Plans. Within a month what counts is the most that was seen, so that a figure that wavers about
   * a threshold acts once; a new month or a changed budget begins anew. Pure.
   *
   * @param spent in that month so far
   */
  static Plan plan(StoredBudget budget, YearMonth month, BigDecimal spent, java.time.Instant now) {
    StoredBudget.Standing had = budget.standing();
    boolean sameMonth = had.period().equals(month);
    BigDecimal most = sameMonth ? spent.max(had.spent()) : spent;
    List<Integer> warned = sameMonth ? had.warned() : List.of();
    BudgetPlan.Decision decision = BudgetPlan.decide(budget.terms(), most, warned);
    BigDecimal amount = budget.terms().amount();
    List<BudgetStep> steps = new ArrayList<>();
    Consequence state = had.state();
    for (int percent : decision.warnings()) {
      Consequence next = state == Consequence.NONE ? Consequence.WARNED : state;
      steps.add(new BudgetStep(Action.WARN, percent, most, amount, state, next));
      state = next;
    }
    action(state, decision.next())
        .ifPresent(action ->
            steps.add(
                new BudgetStep(
                    action,
                    threshold(budget, action),
                    most,
                    amount,
                    steps.isEmpty() ? had.state() : steps.getLast().to(),
                    decision.next())));
    List<Integer> reached = new ArrayList<>(warned);
    reached.addAll(decision.warnings());
    reached.removeIf(percent -> !BudgetPlan.reached(budget.terms(), most, percent));
    return new Plan(
        new StoredBudget.Standing(
            month, decision.next(), most, reached.stream().sorted().toList(), now),
        List.copyOf(steps));
  }

  private static Optional<Action> action(Consequence from, Consequence to) {
    boolean enforced = from.compareTo(Consequence.WARNED) > 0;
    if (to.compareTo(from) > 0 && to.compareTo(Consequence.WARNED) > 0) {
      return Optional.of(to == Consequence.THROTTLED ? Action.THROTTLE : Action.SUSPEND);
    }
    return to.compareTo(from) < 0 && enforced ? Optional.of(Action.LIFT) : Optional.empty();
  }

  private static Integer threshold(StoredBudget budget, Action action) {
    return switch (action) {
      case THROTTLE -> budget.terms().throttleAt().orElseThrow();
      case SUSPEND -> budget.terms().suspendAt().orElseThrow();
      case WARN, LIFT -> null;
    };
  }
}
