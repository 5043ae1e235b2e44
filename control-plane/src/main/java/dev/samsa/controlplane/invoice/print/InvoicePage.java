package dev.samsa.controlplane.invoice.print;

import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.invoice.InvoiceJson;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** An invoice as a page: who, what, how much, until when, and how to check it. Pure. */
final class InvoicePage {
  private final Invoice invoice;
  private final String paymentNote;
  private final Markup page;
  private final Letterhead letterhead;

  /**
   * A page to be filled.
   *
   * @param paymentNote how to pay by bank transfer, empty for nothing
   */
  InvoicePage(Invoice invoice, String paymentNote, Markup page) {
    this.invoice = invoice;
    this.paymentNote = paymentNote;
    this.page = page;
    this.letterhead = new Letterhead(page);
  }

  static String title(Invoice invoice) {
    return invoice
        .issue()
        .map(issue -> "Invoice " + issue.number())
        .orElseGet(() -> "Draft of the invoice for " + Wording.month(invoice.month()));
  }

  Document build() {
    Element body = page.body();
    boolean issued = invoice.issue().isPresent();
    letterhead.running(body, title(invoice), invoice.seller());
    letterhead.head(
        body,
        invoice.seller(),
        issued ? "Invoice" : "Draft",
        invoice.issue().map(Invoice.Issue::number).orElse(""));
    facts(letterhead.addressee(body, "Billed to", invoice.buyer()));
    letterhead.amount(
        body,
        issued ? "Amount due" : "Amount so far",
        Wording.money(invoice.totals().due(), invoice.currency()));
    new LinesTable(invoice, page).addTo(body);
    new TotalsTable(invoice, page).addTo(body);
    notes(body);
    return page.document();
  }

  private void facts(Element table) {
    invoice.issue().ifPresent(issue -> letterhead.fact(table, "Issued", Wording.day(issue.at())));
    letterhead.fact(table, "Period", Wording.period(invoice.month()));
    invoice.issue().ifPresent(issue -> letterhead.fact(table, "Due", Wording.day(issue.dueOn())));
    letterhead.fact(table, "Currency", invoice.currency().getCurrencyCode());
  }

  private void notes(Element body) {
    Element notes = page.add(body, "div", "notes");
    if (!invoice.taxNote().isEmpty()) {
      page.text(notes, "p", "strong", invoice.taxNote());
    }
    if (invoice.totals().due().signum() > 0 && invoice.issue().isPresent()) {
      payment(notes);
    }
    page.text(
        notes,
        "p",
        "",
        "All times are UTC. Quantities are shown to six decimals and billed exactly. "
            + invoice.policy());
    letterhead.boxes(notes);
    if (invoice.issue().isPresent()) {
      page.text(
          notes,
          "p",
          "",
          "Check it yourself: download the proof of this invoice and run"
              + " samsa verify-invoice; it recomputes each line and prints the hash below.");
      page.text(notes, "p", "hash", "SHA-256 " + InvoiceJson.hash(invoice));
    }
  }

  private void payment(Element notes) {
    String number = invoice.issue().map(Invoice.Issue::number).orElseThrow();
    String due = invoice.issue().map(issue -> Wording.day(issue.dueOn())).orElseThrow();
    page.text(
        notes, "p", "strong", "Please pay by " + due + ", with " + number + " as the reference.");
    if (!paymentNote.isEmpty()) {
      page.text(notes, "p", "strong", paymentNote);
    }
  }
}
