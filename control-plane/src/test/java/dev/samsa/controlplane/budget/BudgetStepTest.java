package dev.samsa.controlplane.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.budget.Budget;
import dev.samsa.billing.budget.Consequence;
import dev.samsa.controlplane.budget.BudgetStep.Action;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BudgetStepTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void eachThresholdActsOnceOnTheWayUp() {
    StoredBudget budget = budget("100");
    List<String> seen = new ArrayList<>();
    for (String spent : List.of("10", "50", "50", "79.999999", "85", "101", "115", "149", "151")) {
      BudgetStep.Plan plan = plan(budget, NOVEMBER, spent);
      plan.steps().forEach(step -> seen.add(spent + " " + step.action() + " " + step.percent()));
      budget = standing(budget, plan);
    }
    assertThat(seen)
        .containsExactly(
            "50 WARN 50", "85 WARN 80", "101 WARN 100", "115 THROTTLE 110", "151 SUSPEND 150");
    assertThat(budget.standing().state()).isEqualTo(Consequence.SUSPENDED);
  }

  @Test
  void aLeapTakesEveryWarningAndTheLastConsequence() {
    BudgetStep.Plan plan = plan(budget("100"), NOVEMBER, "200");
    assertThat(plan.steps())
        .extracting(BudgetStep::action)
        .containsExactly(Action.WARN, Action.WARN, Action.WARN, Action.SUSPEND);
    assertThat(plan.steps().getFirst().from()).isEqualTo(Consequence.NONE);
    assertThat(plan.steps().getLast().from()).isEqualTo(Consequence.WARNED);
    assertThat(plan.steps().getLast().to()).isEqualTo(Consequence.SUSPENDED);
  }

  @Test
  void aFigureThatWaversAboutAThresholdActsOnce() {
    StoredBudget budget = standing(budget("100"), plan(budget("100"), NOVEMBER, "110"));
    BudgetStep.Plan plan = plan(budget, NOVEMBER, "109.999");
    assertThat(plan.steps()).isEmpty();
    assertThat(plan.next().state()).isEqualTo(Consequence.THROTTLED);
  }

  @Test
  void aNewMonthLiftsAndWarnsAnew() {
    StoredBudget budget = standing(budget("100"), plan(budget("100"), NOVEMBER, "160"));
    BudgetStep.Plan december = plan(budget, NOVEMBER.plusMonths(1), "0.5");
    assertThat(december.steps()).extracting(BudgetStep::action).containsExactly(Action.LIFT);
    assertThat(december.next().state()).isEqualTo(Consequence.NONE);
    assertThat(december.next().warned()).isEmpty();
    BudgetStep.Plan later = plan(standing(budget, december), NOVEMBER.plusMonths(1), "55");
    assertThat(later.steps()).extracting(BudgetStep::percent).containsExactly(50);
  }

  @Test
  void aRaisedBudgetLiftsAndDoesNotRepeatWhatStillHolds() {
    StoredBudget budget = standing(budget("100"), plan(budget("100"), NOVEMBER, "160"));
    StoredBudget raised = reset(budget, "200");
    BudgetStep.Plan plan = plan(raised, NOVEMBER, "160");
    assertThat(plan.steps()).extracting(BudgetStep::action).containsExactly(Action.LIFT);
    assertThat(plan.next().warned()).containsExactly(50, 80);
    assertThat(plan(standing(raised, plan), NOVEMBER, "200").steps())
        .extracting(BudgetStep::percent)
        .containsExactly(100);
  }

  @Test
  void whateverIsSpentNoWarningComesTwiceInAMonthAndEachStepFollowsTheOneBefore() {
    for (int seed = 0; seed < 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StoredBudget budget = budget("100");
      List<Integer> warned = new ArrayList<>();
      Consequence state = Consequence.NONE;
      for (int i = 0; i < 30; i++) {
        BudgetStep.Plan plan = plan(budget, NOVEMBER, Integer.toString(random.nextInt(200)));
        for (BudgetStep step : plan.steps()) {
          assertThat(step.from()).isEqualTo(state);
          state = step.to();
          if (step.action() == Action.WARN) {
            warned.add(step.percent());
          }
        }
        budget = standing(budget, plan);
        assertThat(budget.standing().state()).isEqualTo(state);
      }
      assertThat(warned).doesNotHaveDuplicates();
    }
  }

  private static BudgetStep.Plan plan(StoredBudget budget, YearMonth month, String spent) {
    return BudgetStep.plan(budget, month, new BigDecimal(spent), NOW);
  }

  private static StoredBudget budget(String amount) {
    return budget(
        amount,
        new StoredBudget.Standing(NOVEMBER, Consequence.NONE, BigDecimal.ZERO, List.of(), null));
  }

  private static StoredBudget standing(StoredBudget budget, BudgetStep.Plan plan) {
    return budget(budget.terms().amount().toPlainString(), plan.next());
  }

  /** As the store does when the terms change. */
  private static StoredBudget reset(StoredBudget budget, String amount) {
    StoredBudget.Standing had = budget.standing();
    return budget(
        amount,
        new StoredBudget.Standing(
            had.period(), had.state(), BigDecimal.ZERO, had.warned(), had.evaluatedAt()));
  }

  private static StoredBudget budget(String amount, StoredBudget.Standing standing) {
    return new StoredBudget(
        1,
        1,
        "Shop",
        new BudgetScope(BudgetScope.Kind.CLUSTER, "lkc-1"),
        new Budget(
            "bgt-1",
            new BigDecimal(amount),
            List.of(50, 80, 100),
            Optional.of(110),
            Optional.of(150),
            Budget.Suspension.READS_ONLY),
        new StoredBudget.Contacts(List.of(), null, 0),
        standing,
        NOW,
        NOW);
  }
}
