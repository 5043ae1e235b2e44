package dev.samsa.billing.rating;

import dev.samsa.billing.catalog.Measure;
import dev.samsa.billing.catalog.PriceLine;
import dev.samsa.billing.money.Ratio;
import dev.samsa.billing.usage.BillingMonth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Writes down how a line came about, in calculations that a person can repeat. */
final class Derivation {
  private final Segment segment;
  private final PriceLine line;
  private final BillingMonth month;
  private final Measured measured;
  private final BigDecimal rawPerUnit;
  private final PrintedPrice price;
  private final String unit;
  private final String currency;

  Derivation(
      Segment segment,
      PriceLine line,
      BillingMonth month,
      Measured measured,
      BigDecimal rawPerUnit,
      PrintedPrice price) {
    this.segment = segment;
    this.line = line;
    this.month = month;
    this.measured = measured;
    this.rawPerUnit = rawPerUnit;
    this.price = price;
    this.unit = line.unit().name();
    this.currency = segment.catalog().currency().getCurrencyCode();
  }

  List<DerivationStep> steps(
      Ratio used, Ratio free, Ratio billed, List<PriceStep> prices, LineItem.Amounts amounts) {
    List<DerivationStep> steps = new ArrayList<>();
    steps.add(new DerivationStep("usage", usage(used)));
    if (line.allowance().isPresent()) {
      steps.add(
          new DerivationStep(
              "free",
              "%s %s for each %s: %s - %s = %s %s"
                  .formatted(
                      line.allowance().get().quantity().toPlainString(),
                      unit,
                      switch (line.allowance().get().per()) {
                        case HOUR -> "hour";
                        case CLUSTER -> "cluster and month";
                        case MONTH -> "organization and month";
                      },
                      text(used),
                      text(free),
                      text(used.subtract(free)),
                      unit)));
    }
    line.quantityRounding()
        .ifPresent(rounding ->
            steps.add(
                new DerivationStep(
                    "quantity",
                    "rounded %s to %s decimals: %s %s"
                        .formatted(rounding.mode(), rounding.scale(), text(billed), unit))));
    if (!price.how().isEmpty()) {
      steps.add(new DerivationStep("price", price.how()));
    }
    for (PriceStep step : prices) {
      steps.add(new DerivationStep(step.name(), product(step)));
    }
    steps.add(new DerivationStep("amount", amount(prices, amounts)));
    return steps;
  }

  private String usage(Ratio used) {
    String span = month.hour(segment.from()) + " to " + month.hour(segment.to());
    String raw = measured.used().toPlainString();
    String what =
        switch (line.measure()) {
          case Measure.Sum(String meter) -> meter + ", sum of hours: " + raw;
          case Measure.LevelTime(String meter) -> meter + " x milliseconds: " + raw;
          case Measure.RunningTime() ->
              "hours by rule "
                  + segment.catalog().unitRules().hourRule()
                  + ", milliseconds: "
                  + raw;
          case Measure.Capacity(_, int atLeast) ->
              "units needed by the busiest minute of each hour, at least "
                  + atLeast
                  + ", x milliseconds: "
                  + raw;
          case Measure.HourlyPeak(String meter) ->
              "highest " + meter + " of each hour x milliseconds: " + raw;
          case Measure.Highest(String meter) -> "highest " + meter + ": " + raw;
          case Measure.Last(String meter) -> "last " + meter + ": " + raw;
          case Measure.Once() -> "once a month in which it ran: " + raw;
          case Measure.AmountOf(var types) ->
              "amount of "
                  + (types.isEmpty() ? "all lines" : String.join(", ", types))
                  + ": "
                  + raw;
        };
    return what
        + divisor()
        + " = "
        + text(used)
        + " "
        + unit
        + " ("
        + span
        + (measured.gapSeconds() > 0 ? ", " + measured.gapSeconds() + " s without a report" : "")
        + ")";
  }

  private String divisor() {
    return rawPerUnit.compareTo(BigDecimal.ONE) == 0 ? "" : " / " + rawPerUnit.toPlainString();
  }

  private String product(PriceStep step) {
    String product =
        text(step.quantity())
            + " x "
            + step.unitPrice().toPlainString()
            + " "
            + currency
            + " = "
            + text(step.amount())
            + " "
            + currency;
    return step.cutOff().signum() == 0
        ? product
        : product + ", less " + text(step.cutOff()) + " " + currency + " beyond the maximum";
  }

  private String amount(List<PriceStep> prices, LineItem.Amounts amounts) {
    BigDecimal rate = segment.catalog().discountRate(line.lineType());
    String exact = text(Charging.due(prices));
    if (rate.signum() > 0) {
      exact += " x " + BigDecimal.ONE.subtract(rate).stripTrailingZeros().toPlainString();
    }
    return exact
        + " "
        + currency
        + ", rounded once ("
        + segment.catalog().rounding().mode()
        + ", "
        + segment.catalog().rounding().scale()
        + " decimals) = "
        + amounts.amount().toPlainString()
        + " "
        + currency;
  }

  private static String text(Ratio value) {
    return value.printed().toPlainString();
  }
}
