package dev.samsa.billing.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.catalog.PriceModel;
import dev.samsa.billing.money.Parts;
import dev.samsa.billing.money.Ratio;
import dev.samsa.billing.rating.Charging;
import dev.samsa.billing.rating.PriceStep;
import dev.samsa.billing.rating.Prior;
import dev.samsa.billing.sample.RandomInput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PricePropertiesTest {
  private static final int CASES = 100_000;

  @Test
  void chargingInTwoPartsComesToTheSameAsChargingAtOnce() {
    for (int seed = 0; seed < CASES; seed++) {
      RandomInput input = new RandomInput(seed);
      PriceModel model = input.model();
      Optional<BigDecimal> maximum =
          seed % 3 == 0 ? Optional.of(input.decimal(1_000_000, 2)) : Optional.empty();
      Ratio first = Ratio.of(input.decimal(1_000_000, 3));
      Ratio second = Ratio.of(input.decimal(1_000_000, 3));
      Ratio firstDue = due(model, maximum, Prior.NONE, first);
      Ratio secondDue = due(model, maximum, Prior.billed(first, firstDue), second);
      assertThat(firstDue.add(secondDue))
          .as("seed %d, %s, %s then %s, maximum %s", seed, model, first, second, maximum)
          .isEqualTo(due(model, maximum, Prior.NONE, first.add(second)));
    }
  }

  @Test
  void moreUsageNeverCostsLessButUnderVolumePrices() {
    for (int seed = 0; seed < CASES; seed++) {
      RandomInput input = new RandomInput(seed);
      PriceModel model = input.risingModel();
      Ratio less = Ratio.of(input.decimal(1_000_000, 3));
      Ratio more = less.add(Ratio.of(input.decimal(1_000_000, 3)));
      assertThat(due(model, Optional.empty(), Prior.NONE, more))
          .as("seed %d, %s, %s and %s", seed, model, less, more)
          .isGreaterThanOrEqualTo(due(model, Optional.empty(), Prior.NONE, less));
    }
  }

  @Test
  void aMaximumIsNeverExceededAndNothingIsNegative() {
    for (int seed = 0; seed < CASES; seed++) {
      RandomInput input = new RandomInput(seed);
      BigDecimal maximum = input.decimal(1_000_000, 2);
      List<PriceStep> steps =
          Charging.charge(
              input.model(),
              Optional.of(maximum),
              Prior.NONE,
              Ratio.of(input.decimal(1_000_000, 3)));
      assertThat(Charging.due(steps)).isLessThanOrEqualTo(Ratio.of(maximum));
      assertThat(steps).allMatch(step -> step.due().signum() >= 0 && step.cutOff().signum() >= 0);
    }
  }

  @Test
  void partsSumToTheirWholeAndNoneIsAUnitOff() {
    for (int seed = 0; seed < CASES; seed++) {
      RandomInput input = new RandomInput(seed);
      BigDecimal amount = input.decimal(100_000_000, 6);
      if (seed % 4 == 0) {
        amount = amount.negate();
      }
      List<BigDecimal> weights = new ArrayList<>();
      int count = input.integer(1, 20);
      for (int i = 0; i < count; i++) {
        weights.add(input.decimal(1_000_000_000L, 3));
      }
      List<BigDecimal> parts = Parts.of(amount, weights);
      assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
          .as("seed %d", seed)
          .isEqualByComparingTo(amount);
      requireFair(seed, amount, weights, parts);
    }
  }

  private static void requireFair(
      int seed, BigDecimal amount, List<BigDecimal> weights, List<BigDecimal> parts) {
    BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.signum() == 0) {
      return;
    }
    Ratio unit = Ratio.of(BigDecimal.ONE.movePointLeft(amount.scale()));
    for (int i = 0; i < parts.size(); i++) {
      Ratio fair = Ratio.of(amount).multiply(weights.get(i)).divide(sum);
      Ratio off = fair.subtract(Ratio.of(parts.get(i)));
      assertThat(off.max(off.negate())).as("seed %d, part %d", seed, i).isLessThan(unit);
    }
  }

  private static Ratio due(
      PriceModel model, Optional<BigDecimal> maximum, Prior prior, Ratio quantity) {
    return Charging.due(Charging.charge(model, maximum, prior, quantity));
  }
}
