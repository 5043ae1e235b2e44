package dev.samsa.billing.properties;

import static org.assertj.core.api.Assertions.fail;

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
      Ratio atOnce = due(model, maximum, Prior.NONE, first.add(second));
      if (!firstDue.add(secondDue).equals(atOnce)) {
        fail("seed %d: %s, %s then %s, maximum %s", seed, model, first, second, maximum);
      }
    }
  }

  @Test
  void moreUsageNeverCostsLessButUnderVolumePrices() {
    for (int seed = 0; seed < CASES; seed++) {
      RandomInput input = new RandomInput(seed);
      PriceModel model = input.risingModel();
      Ratio less = Ratio.of(input.decimal(1_000_000, 3));
      Ratio more = less.add(Ratio.of(input.decimal(1_000_000, 3)));
      Ratio lessDue = due(model, Optional.empty(), Prior.NONE, less);
      if (due(model, Optional.empty(), Prior.NONE, more).compareTo(lessDue) < 0) {
        fail("seed %d: %s, %s costs less than %s", seed, model, more, less);
      }
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
      boolean negative =
          steps.stream().anyMatch(step -> step.due().signum() < 0 || step.cutOff().signum() < 0);
      if (negative || Charging.due(steps).compareTo(Ratio.of(maximum)) > 0) {
        fail("seed %d: maximum %s, steps %s", seed, maximum, steps);
      }
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
      if (parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(amount) != 0) {
        fail("seed %d: %s do not sum to %s", seed, parts, amount);
      }
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
      if (off.max(off.negate()).compareTo(unit) >= 0) {
        fail("seed %d: part %d is %s, fair is %s", seed, i, parts.get(i), fair);
      }
    }
  }

  private static Ratio due(
      PriceModel model, Optional<BigDecimal> maximum, Prior prior, Ratio quantity) {
    return Charging.due(Charging.charge(model, maximum, prior, quantity));
  }
}
