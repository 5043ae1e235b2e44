package dev.samsa.billing.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.samsa.billing.InvalidInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private final Budget budget =
      new Budget(
          "b-1",
          new BigDecimal("100"),
          List.of(50, 80, 100),
          Optional.of(100),
          Optional.of(120),
          Budget.Suspension.READS_ONLY);

  @Test
  void nothingHappensBelowTheFirstThreshold() {
    assertThat(decide("49.99")).isEqualTo(new BudgetPlan.Decision(Consequence.NONE, List.of()));
  }

  @Test
  void eachPercentageIsWarnedOfOnce() {
    assertThat(decide("80.00"))
        .isEqualTo(new BudgetPlan.Decision(Consequence.WARNED, List.of(50, 80)));
    assertThat(BudgetPlan.decide(budget, new BigDecimal("81"), List.of(50, 80)).warnings())
        .isEmpty();
  }

  @Test
  void theLadderGoesFromWarningOverThrottlingToSuspension() {
    assertThat(decide("100").next()).isEqualTo(Consequence.THROTTLED);
    assertThat(decide("119.99").next()).isEqualTo(Consequence.THROTTLED);
    assertThat(decide("120").next()).isEqualTo(Consequence.SUSPENDED);
  }

  @Test
  void aRaisedBudgetAndANewMonthLiftIt() {
    Budget raised =
        new Budget(
            "b-1",
            new BigDecimal("1000"),
            List.of(50),
            Optional.of(100),
            Optional.of(120),
            Budget.Suspension.OFF);
    assertThat(BudgetPlan.decide(raised, new BigDecimal("120"), List.of()).next())
        .isEqualTo(Consequence.NONE);
    assertThat(decide("0").next()).isEqualTo(Consequence.NONE);
  }

  @Test
  void anyConsequenceMayFollowFromAnyOther() {
    for (Consequence one : Consequence.values()) {
      assertThat(one.successors()).hasSize(Consequence.values().length - 1).doesNotContain(one);
    }
  }

  @Test
  void badBudgetsAreRefused() {
    assertThatThrownBy(() ->
            new Budget(
                "b",
                BigDecimal.ONE,
                List.of(80, 50),
                Optional.empty(),
                Optional.empty(),
                Budget.Suspension.OFF))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("warn_at must ascend");
    assertThatThrownBy(() ->
            new Budget(
                "b",
                BigDecimal.ONE,
                List.of(),
                Optional.of(100),
                Optional.of(90),
                Budget.Suspension.OFF))
        .hasMessage("suspend_at must not be below throttle_at");
  }

  @Test
  void evenSpendingIsForecastExactly() {
    Forecast forecast = Forecast.of(List.of(BigDecimal.TEN, BigDecimal.TEN, BigDecimal.TEN), 30, 2);
    assertThat(forecast.expected()).isEqualTo("300.00");
    assertThat(forecast.low95()).isEqualTo("300.00");
    assertThat(forecast.high95()).isEqualTo("300.00");
  }

  /** The intervals hold what they promise for days that differ at random. */
  @Test
  void intervalsHoldTheEndOfTheMonthAsOftenAsTheySay() {
    Random random = new Random(11);
    int months = 2000;
    int in80 = 0;
    int in95 = 0;
    for (int month = 0; month < months; month++) {
      List<BigDecimal> days = new ArrayList<>();
      BigDecimal end = BigDecimal.ZERO;
      for (int day = 0; day < 30; day++) {
        BigDecimal spent = new BigDecimal(1000 + random.nextInt(400) + random.nextInt(400));
        days.add(spent);
        end = end.add(spent);
      }
      Forecast forecast = Forecast.of(days.subList(0, 10), 30, 2);
      in80 += within(end, forecast.low80(), forecast.high80()) ? 1 : 0;
      in95 += within(end, forecast.low95(), forecast.high95()) ? 1 : 0;
    }
    assertThat(in80 * 100 / months).isBetween(77, 83);
    assertThat(in95 * 100 / months).isBetween(93, 97);
  }

  private static boolean within(BigDecimal value, BigDecimal low, BigDecimal high) {
    return value.compareTo(low) >= 0 && value.compareTo(high) <= 0;
  }

  private BudgetPlan.Decision decide(String spent) {
    return BudgetPlan.decide(budget, new BigDecimal(spent), List.of());
  }
}
