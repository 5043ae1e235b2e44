package dev.samsa.billing.invoice;

import java.math.BigDecimal;
import java.util.List;

/**
 * How an invoice stands after payments and credit notes.
 *
 * @param charged what is charged after credit notes
 * @param paid received, by prepaid credit too
 * @param balance still to be paid
 * @param toAccount paid beyond what is charged: goes to the buyer's credit
 */
public record Settlement(
    BigDecimal charged, BigDecimal paid, BigDecimal balance, BigDecimal toAccount) {

  /**
   * Adds up.
   *
   * @param payments received in money
   */
  public static Settlement of(Invoice invoice, List<BigDecimal> payments, List<CreditNote> notes) {
    BigDecimal charged = invoice.totals().total();
    for (CreditNote note : notes) {
      charged = charged.subtract(note.total());
    }
    BigDecimal paid = payments.stream().reduce(invoice.totals().prepaid(), BigDecimal::add);
    BigDecimal open = charged.subtract(paid);
    return new Settlement(
        charged, paid, open.max(BigDecimal.ZERO), open.negate().max(BigDecimal.ZERO));
  }
}
