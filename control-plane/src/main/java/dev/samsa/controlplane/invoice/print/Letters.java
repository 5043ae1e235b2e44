package dev.samsa.controlplane.invoice.print;

import dev.samsa.billing.invoice.CreditNote;
import dev.samsa.billing.invoice.Invoice;

/** What is written to whoever pays when a document is issued. Pure. */
public final class Letters {
  private Letters() {}

  /** A subject in one line, and a text. */
  public record Letter(String subject, String text) {}

  /**
   * With an invoice.
   *
   * @param url where its data is
   */
  public static Letter of(Invoice invoice, String url) {
    Invoice.Issue issue = invoice.issue().orElseThrow();
    String due = Wording.money(invoice.totals().due(), invoice.currency()).replace('\u00a0', ' ');
    String month = Wording.month(invoice.month());
    String payment =
        invoice.totals().due().signum() > 0
            ? "%s are due by %s.".formatted(due, Wording.day(issue.dueOn()))
            : "Nothing is to be paid.";
    return new Letter(
        "Invoice %s for %s: %s".formatted(issue.number(), month, due),
        """
        Invoice %s of %s for %s is issued.
        %s

        It is attached as PDF. Each line with its calculation, CSV, and the proof by which it can be
        recomputed are in the console under Billing, and at
        %s
        """
            .formatted(issue.number(), invoice.seller().name(), month, payment, url));
  }

  /**
   * With a credit note.
   *
   * @param invoice which it takes back parts of
   * @param url where the invoice's data is
   */
  public static Letter of(CreditNote note, Invoice invoice, String url) {
    String total = Wording.money(note.total(), note.currency()).replace('\u00a0', ' ');
    String number = note.number().orElseThrow();
    return new Letter(
        "Credit note %s to invoice %s: %s".formatted(number, note.invoiceNumber(), total),
        """
        Credit note %s of %s to invoice %s is issued: %s are taken back.
        Reason: %s

        It is attached as PDF. What is left to pay of the invoice is in the console under Billing,
        and at
        %s
        """
            .formatted(
                number, invoice.seller().name(), note.invoiceNumber(), total, note.reason(), url));
  }
}
