package dev.samsa.controlplane.money;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.billing.rating.LineItem;
import java.math.BigDecimal;
import java.util.List;

/**
 * One line of the bill so far.
 *
 * @param quantity what is billed, free ones left out
 * @param free what the allowance took
 * @param price the unit price; absent where there is more than one
 * @param formula quantity times price
 * @param amount what it comes to by now, six decimals
 * @param open_amount the part of it that rests on windows not closed yet, and can still change
 * @param gap_seconds for which nothing was reported
 * @param derivation from usage to amount, a calculation a step
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LiveLine(
    String line_type,
    String description,
    String quantity,
    String free,
    String unit,
    String price,
    String formula,
    String amount,
    String open_amount,
    long gap_seconds,
    List<String> derivation) {
  /** Decimals of a bill that runs; an invoice has the currency's. */
  static final int SCALE = 6;

  static LiveLine of(LineItem now, BigDecimal closed) {
    BigDecimal amount = now.amount(SCALE);
    String quantity = now.quantity().billed().printed().toPlainString();
    String price = now.unitPrice().map(BigDecimal::toPlainString).orElse(null);
    return new LiveLine(
        now.lineType(),
        now.article().name(),
        quantity,
        now.quantity().free().printed().toPlainString(),
        now.quantity().unit(),
        price,
        price == null
            ? "several prices, see the derivation"
            : quantity + " " + now.quantity().unit() + " x " + price,
        amount.toPlainString(),
        amount.subtract(closed).toPlainString(),
        now.gapSeconds(),
        derivation(now));
  }

  /** The last step tells of the invoice's rounding, which is not this bill's. */
  private static List<String> derivation(LineItem line) {
    return line.derivation().stream()
        .filter(step -> !step.what().equals("amount"))
        .map(step -> step.what() + ": " + step.text())
        .toList();
  }
}
