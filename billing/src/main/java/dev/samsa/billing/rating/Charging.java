package dev.samsa.billing.rating;

import dev.samsa.billing.catalog.PriceModel;
import dev.samsa.billing.catalog.PriceModel.Tier;
import dev.samsa.billing.catalog.PriceModel.Tiers;
import dev.samsa.billing.money.Ratio;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies a price model to a quantity, going on from what the month has billed before. */
public final class Charging {
  private Charging() {}

  /**
   * Prices a quantity.
   *
   * @param maximum cuts the month's amount off, steps in order
   * @param quantity zero or more, after allowances
   */
  public static List<PriceStep> charge(
      PriceModel model, Optional<BigDecimal> maximum, Prior prior, Ratio quantity) {
    Ratio to = prior.quantity().add(quantity);
    return switch (model) {
      case PriceModel.Volume(var tiers) -> volume(tiers, maximum, prior, to);
      default -> cutOff(steps(model, prior, quantity, to), maximum, prior.amount());
    };
  }

  private static List<PriceStep> steps(PriceModel model, Prior prior, Ratio quantity, Ratio to) {
    return switch (model) {
      case PriceModel.Flat(var amount) ->
          quantity.signum() > 0 && prior.quantity().signum() == 0
              ? List.of(PriceStep.of("flat", Ratio.ONE, amount))
              : List.of();
      case PriceModel.PerUnit(var price, var per) ->
          List.of(PriceStep.of(perUnit(per), quantity.divide(per), price));
      case PriceModel.Packaged(var price, var size) ->
          List.of(
              PriceStep.of(
                  "packages of " + size.toPlainString(),
                  blocks(to, size).subtract(blocks(prior.quantity(), size)),
                  price));
      case PriceModel.Graduated(var tiers) -> graduated(tiers, prior, to);
      case PriceModel.Volume(var tiers) -> volumeOf(tiers, to);
      case PriceModel.Percentage(var rate) -> List.of(PriceStep.of("percentage", quantity, rate));
    };
  }

  /** What the steps come to, exact. */
  public static Ratio due(List<PriceStep> steps) {
    return steps.stream().map(PriceStep::due).reduce(Ratio.ZERO, Ratio::add);
  }

  private static String perUnit(BigDecimal per) {
    return per.compareTo(BigDecimal.ONE) == 0 ? "units" : "units by " + per.toPlainString();
  }

  private static Ratio blocks(Ratio quantity, BigDecimal size) {
    return quantity.divide(size).ceiling();
  }

  private static Ratio inBlocks(Tiers tiers, Ratio quantity) {
    return tiers.block().isPresent() ? blocks(quantity, tiers.block().get()) : quantity;
  }

  private static List<PriceStep> graduated(Tiers tiers, Prior prior, Ratio toUnits) {
    Ratio from = inBlocks(tiers, prior.quantity());
    Ratio to = inBlocks(tiers, toUnits);
    List<PriceStep> steps = new ArrayList<>();
    Ratio start = Ratio.ZERO;
    for (int i = 0; i < tiers.tiers().size(); i++) {
      Tier tier = tiers.tiers().get(i);
      Ratio end = tier.upTo().map(Ratio::of).map(to::min).orElse(to);
      Ratio inTier = end.subtract(from.max(start));
      if (inTier.signum() > 0) {
        steps.add(PriceStep.of("tier " + (i + 1), inTier, tier.unitPrice()));
      }
      if (tier.flat().signum() > 0 && entered(tiers, i, start, prior, from, to)) {
        steps.add(PriceStep.of("tier " + (i + 1) + " flat", Ratio.ONE, tier.flat()));
      }
      if (tier.upTo().isPresent()) {
        start = Ratio.of(tier.upTo().get());
      }
    }
    return steps;
  }

  private static boolean entered(
      Tiers tiers, int index, Ratio start, Prior prior, Ratio from, Ratio to) {
    if (index > 0) {
      return to.compareTo(start) > 0 && from.compareTo(start) <= 0;
    }
    return tiers.flatAtZero() ? !prior.begun() : to.signum() > 0 && from.signum() == 0;
  }

  /** More usage may lower the price of all units, so the whole is priced anew, less what was. */
  private static List<PriceStep> volume(
      Tiers tiers, Optional<BigDecimal> maximum, Prior prior, Ratio to) {
    List<PriceStep> steps = new ArrayList<>(cutOff(volumeOf(tiers, to), maximum, Ratio.ZERO));
    if (prior.begun()) {
      for (PriceStep step : cutOff(volumeOf(tiers, prior.quantity()), maximum, Ratio.ZERO)) {
        steps.add(step.reversed());
      }
    }
    return steps;
  }

  private static List<PriceStep> volumeOf(Tiers tiers, Ratio units) {
    Ratio quantity = inBlocks(tiers, units);
    if (quantity.signum() == 0 && !tiers.flatAtZero()) {
      return List.of();
    }
    int index = 0;
    while (tiers
        .tiers()
        .get(index)
        .upTo()
        .map(Ratio::of)
        .filter(end -> end.compareTo(quantity) < 0)
        .isPresent()) {
      index++;
    }
    Tier tier = tiers.tiers().get(index);
    List<PriceStep> steps = new ArrayList<>();
    steps.add(PriceStep.of("tier " + (index + 1), quantity, tier.unitPrice()));
    if (tier.flat().signum() > 0) {
      steps.add(PriceStep.of("tier " + (index + 1) + " flat", Ratio.ONE, tier.flat()));
    }
    return steps;
  }

  private static List<PriceStep> cutOff(
      List<PriceStep> steps, Optional<BigDecimal> maximum, Ratio before) {
    if (maximum.isEmpty()) {
      return steps;
    }
    List<PriceStep> result = new ArrayList<>();
    Ratio room = Ratio.of(maximum.get()).subtract(before).max(Ratio.ZERO);
    for (PriceStep step : steps) {
      Ratio over = step.amount().subtract(room).max(Ratio.ZERO);
      result.add(
          new PriceStep(step.name(), step.quantity(), step.unitPrice(), step.amount(), over));
      room = room.subtract(step.amount().subtract(over));
    }
    return result;
  }
}
