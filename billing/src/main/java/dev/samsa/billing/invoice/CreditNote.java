package dev.samsa.billing.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A document that takes back part of an issued invoice.
 *
 * @param number the caller's, empty until issued
 * @param invoiceNumber the invoice it belongs to
 * @param reason for people
 * @param lines what is taken back, line by line
 * @param net sum of the lines
 * @param taxes on the net amount, at the invoice's rates
 * @param total {@code net} plus taxes
 */
public record CreditNote(
    String id,
    Optional<String> number,
    String invoiceNumber,
    Instant at,
    String reason,
    Currency currency,
    List<Line> lines,
    BigDecimal net,
    List<TaxLine> taxes,
    BigDecimal total) {
  public CreditNote {
    lines = List.copyOf(lines);
    taxes = List.copyOf(taxes);
  }

  /** The same with its number. */
  public CreditNote numbered(String given) {
    return new CreditNote(
        id, Optional.of(given), invoiceNumber, at, reason, currency, lines, net, taxes, total);
  }

  /**
   * What is taken back of one line.
   *
   * @param amount before taxes, greater than zero
   */
  public record Line(String lineKey, BigDecimal amount) {}
}
