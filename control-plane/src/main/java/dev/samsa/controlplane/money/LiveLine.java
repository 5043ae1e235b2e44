package dev.samsa.controlplane.money;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.billing.rating.LineItem;
import java.math.BigDecimal;
import java.util.List;

/**
 * One line of the bill so far. Decimals are text, so that no reader rounds them.
 *
 * @param amount what it comes to by now, six decimals
 * @param open_amount the part of it that rests on windows not closed yet, and can still change
 * @param unit_price absent where there is more than one
 * @param formula from usage to amount, a calculation a step
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LiveLine(
    String line_type,
    String name,
    String quantity,
    String unit,
    String unit_price,
    String amount,
    String open_amount,
    List<String> formula) {
  /** Decimals of a bill that runs; an invoice has the currency's. */
  static final int SCALE = 6;

  static LiveLine of(LineItem now, BigDecimal closed) {
    BigDecimal amount = now.amount(SCALE);
    return new LiveLine(
        now.lineType(),
        now.article().name(),
        now.quantity().billed().printed().toPlainString(),
        now.quantity().unit(),
        now.unitPrice().map(BigDecimal::toPlainString).orElse(null),
        amount.toPlainString(),
        amount.subtract(closed).toPlainString(),
        formula(now));
  }

  /**
   * The library's steps, but for the last: it tells of the invoice's rounding, which is not this
   * bill's.
   */
  private static List<String> formula(LineItem line) {
    return line.derivation().stream()
        .filter(step -> !step.what().equals("amount"))
        .map(step -> step.what() + ": " + step.text())
        .toList();
  }
}
