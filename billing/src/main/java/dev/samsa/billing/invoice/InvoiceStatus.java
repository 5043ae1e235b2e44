package dev.samsa.billing.invoice;

import dev.samsa.billing.InvalidInputException;

/** Where an invoice stands: its document and its debt. */
public record InvoiceStatus(DocumentState document, PaymentState payment) {
  public static final InvoiceStatus DRAFT =
      new InvoiceStatus(DocumentState.DRAFT, PaymentState.NOT_DUE);

  /**
   * The draft becomes an invoice.
   *
   * @param nothingDue whether credits cover all of it, so that it is paid at once
   */
  public InvoiceStatus issue(boolean nothingDue) {
    return to(DocumentState.ISSUED, nothingDue ? PaymentState.PAID : PaymentState.OPEN);
  }

  /** Not owed after all. What was paid is never voided: a credit note follows instead. */
  public InvoiceStatus voided() {
    return to(DocumentState.VOID, PaymentState.CANCELLED);
  }

  /** Moves the debt on. */
  public InvoiceStatus payment(PaymentState next) {
    if (document != DocumentState.ISSUED || next == PaymentState.CANCELLED) {
      throw refused(document, next);
    }
    return to(DocumentState.ISSUED, next);
  }

  private InvoiceStatus to(DocumentState nextDocument, PaymentState nextPayment) {
    boolean documentMoves = nextDocument != document;
    if ((documentMoves && !document.successors().contains(nextDocument))
        || !payment.successors().contains(nextPayment)) {
      throw refused(nextDocument, nextPayment);
    }
    return new InvoiceStatus(nextDocument, nextPayment);
  }

  private InvalidInputException refused(DocumentState nextDocument, PaymentState nextPayment) {
    return new InvalidInputException(
        "state",
        "cannot go from %s, %s to %s, %s".formatted(document, payment, nextDocument, nextPayment));
  }
}
