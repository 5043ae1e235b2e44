package dev.samsa.billing.rating;

import dev.samsa.billing.money.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** The line that fills a month up to a minimum. */
final class MinimumLine {
  private MinimumLine() {}

  static LineItem of(LineItem line, BigDecimal minimum, BigDecimal billed, BigDecimal missing) {
    BigDecimal printed = missing.setScale(line.amount().scale(), RoundingMode.HALF_UP);
    Ratio exact = Ratio.of(printed);
    String currency = line.amounts().currency().getCurrencyCode();
    return new LineItem(
        LineRating.key(line.resource().id(), line.lineType(), LineItem.Kind.MINIMUM, line.from()),
        LineItem.Kind.MINIMUM,
        new LineItem.Article(
            line.lineType(), line.article().product(), line.article().name() + ", minimum"),
        line.resource(),
        line.placement(),
        line.from(),
        line.to(),
        line.catalog(),
        line.catalogHash(),
        new LineItem.Quantity(Ratio.ONE, Ratio.ZERO, Ratio.ONE, "minimum"),
        Optional.of(printed),
        List.of(PriceStep.of("minimum", Ratio.ONE, printed)),
        new LineItem.Amounts(
            exact,
            BigDecimal.ZERO,
            printed,
            BigDecimal.ZERO.setScale(printed.scale()),
            printed,
            line.amounts().currency()),
        0,
        List.of(
            new DerivationStep(
                "amount",
                "minimum of %s %s a month - %s %s = %s %s"
                    .formatted(
                        minimum.toPlainString(),
                        currency,
                        billed.toPlainString(),
                        currency,
                        printed.toPlainString(),
                        currency))));
  }
}
