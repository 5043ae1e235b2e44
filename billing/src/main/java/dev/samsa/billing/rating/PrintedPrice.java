package dev.samsa.billing.rating;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.PriceLine;
import dev.samsa.billing.catalog.PriceModel;
import dev.samsa.billing.catalog.PriceModel.Tier;
import dev.samsa.billing.catalog.PriceModel.Tiers;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.Unit;
import dev.samsa.billing.money.MoneyText;
import dev.samsa.billing.money.Ratio;
import dev.samsa.billing.usage.BillingMonth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A line's prices as printed: in the line's own unit, for its region. What is converted or
 * multiplied is rounded once, HALF_UP, to the catalog's price scale; the printed decimal is what is
 * billed.
 *
 * @param model with the printed prices
 * @param how the conversion for people, empty if there was none
 */
record PrintedPrice(
    PriceModel model, Optional<BigDecimal> minimum, Optional<BigDecimal> maximum, String how) {

  private static final RoundingMode HALF_UP = RoundingMode.HALF_UP;

  static PrintedPrice of(Catalog catalog, PriceLine line, Region region, BillingMonth month) {
    BigDecimal multiplier = line.regional() ? catalog.multiplier(region) : BigDecimal.ONE;
    Ratio conversion = conversion(catalog, line, month);
    boolean same = multiplier.compareTo(BigDecimal.ONE) == 0;
    if (same && conversion.equals(Ratio.ONE)) {
      return new PrintedPrice(line.price(), line.minimum(), line.maximum(), "");
    }
    UnaryOperator<BigDecimal> amount =
        price ->
            MoneyText.printed(
                Ratio.of(price).multiply(multiplier).round(catalog.priceScale(), HALF_UP));
    UnaryOperator<BigDecimal> unitPrice =
        price ->
            MoneyText.printed(
                Ratio.of(price)
                    .multiply(multiplier)
                    .multiply(conversion)
                    .round(catalog.priceScale(), HALF_UP));
    PriceModel printed = convert(line.price(), unitPrice, amount);
    String currency = catalog.currency().getCurrencyCode();
    String how =
        amount(line.price(), "list price", currency)
            + (same ? "" : " x " + multiplier.toPlainString() + " for " + region)
            + (conversion.equals(Ratio.ONE) ? "" : conversionText(catalog, line, month))
            + amount(printed, "", currency).transform(text -> text.isEmpty() ? "" : " = " + text)
            + ", rounded to "
            + catalog.priceScale()
            + " decimals";
    return new PrintedPrice(printed, line.minimum().map(amount), line.maximum().map(amount), how);
  }

  /** The price of a model that has but one, or another text. */
  private static String amount(PriceModel model, String otherwise, String currency) {
    return switch (model) {
      case PriceModel.Flat(var amount) -> amount.toPlainString() + " " + currency;
      case PriceModel.PerUnit(var price, _) -> price.toPlainString() + " " + currency;
      case PriceModel.Packaged(var price, _) -> price.toPlainString() + " " + currency;
      default -> otherwise;
    };
  }

  private static PriceModel convert(
      PriceModel model, UnaryOperator<BigDecimal> unitPrice, UnaryOperator<BigDecimal> amount) {
    return switch (model) {
      case PriceModel.Flat(var flat) -> new PriceModel.Flat(amount.apply(flat));
      case PriceModel.PerUnit(var price, var per) ->
          new PriceModel.PerUnit(unitPrice.apply(price), per);
      case PriceModel.Packaged(var price, var size) ->
          new PriceModel.Packaged(amount.apply(price), size);
      case PriceModel.Graduated(var tiers) ->
          new PriceModel.Graduated(convert(tiers, unitPrice, amount));
      case PriceModel.Volume(var tiers) -> new PriceModel.Volume(convert(tiers, unitPrice, amount));
      case PriceModel.Percentage percentage -> percentage;
    };
  }

  private static Tiers convert(
      Tiers tiers, UnaryOperator<BigDecimal> unitPrice, UnaryOperator<BigDecimal> amount) {
    return new Tiers(
        tiers.tiers().stream()
            .map(tier ->
                new Tier(tier.upTo(), unitPrice.apply(tier.unitPrice()), amount.apply(tier.flat())))
            .toList(),
        tiers.block(),
        tiers.flatAtZero());
  }

  /** From a price for one span of time to a price for the unit's span. */
  private static Ratio conversion(Catalog catalog, PriceLine line, BillingMonth month) {
    if (line.priceSpan().isEmpty()) {
      return Ratio.ONE;
    }
    int hoursPerMonth = catalog.unitRules().hoursPerMonth().in(month.month());
    return new Ratio(
        line.unit().time().orElseThrow().millis(hoursPerMonth),
        line.priceSpan().get().millis(hoursPerMonth));
  }

  private static String conversionText(Catalog catalog, PriceLine line, BillingMonth month) {
    Ratio conversion = conversion(catalog, line, month);
    Unit.Span span = line.priceSpan().orElseThrow();
    return " per "
        + line.unit().per(span).name()
        + (conversion.numerator().bitLength() == 1
            ? " / " + conversion.denominator()
            : " x " + conversion.exact());
  }
}
