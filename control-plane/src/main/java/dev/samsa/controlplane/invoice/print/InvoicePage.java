package dev.samsa.controlplane.invoice.print;

import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.invoice.InvoiceJson;
import dev.samsa.billing.invoice.Party;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** An invoice as a page: who, what, how much, until when, and how to check it. Pure. */
final class InvoicePage {
  private final Invoice invoice;
  private final String paymentNote;
  private final Markup page;

  private InvoicePage(Invoice invoice, String paymentNote, String style) {
    this.invoice = invoice;
    this.paymentNote = paymentNote;
    this.page = Markup.page(title(invoice), style);
  }

  /**
   * The page.
   *
   * @param paymentNote how to pay by bank transfer, empty for nothing
   * @param style the style sheet
   */
  static Document of(Invoice invoice, String paymentNote, String style) {
    return new InvoicePage(invoice, paymentNote, style).build();
  }

  static String title(Invoice invoice) {
    return invoice
        .issue()
        .map(issue -> "Invoice " + issue.number())
        .orElseGet(() -> "Draft of the invoice for " + Wording.month(invoice.month()));
  }

  private Document build() {
    Element body = page.body();
    Element running = page.add(body, "div", "running");
    page.text(running, "span", "", title(invoice) + " \u00b7 " + invoice.seller().name());
    head(body);
    parties(body);
    amountDue(body);
    new LinesTable(invoice, page).addTo(body);
    new TotalsTable(invoice, page).addTo(body);
    notes(body);
    return page.document();
  }

  private void head(Element body) {
    Element head = page.row(page.add(body, "table", "head"), "");
    Element seller = page.add(head, "td", "seller");
    page.text(seller, "div", "seller-name", invoice.seller().name());
    party(seller, invoice.seller());
    Element title = page.add(head, "td", "title");
    page.text(title, "div", "word", invoice.issue().isPresent() ? "Invoice" : "Draft");
    invoice.issue().ifPresent(issue -> page.text(title, "div", "number", issue.number()));
  }

  private void parties(Element body) {
    Element row = page.row(page.add(body, "table", "parties"), "");
    Element buyer = page.add(row, "td", "buyer");
    page.text(buyer, "div", "label", "Billed to");
    page.text(buyer, "div", "name", invoice.buyer().name());
    party(buyer, invoice.buyer());
    Element facts = page.add(page.add(row, "td", "facts"), "table", "facts");
    invoice.issue().ifPresent(issue -> fact(facts, "Issued", Wording.day(issue.at())));
    fact(facts, "Period", Wording.period(invoice.month()));
    invoice.issue().ifPresent(issue -> fact(facts, "Due", Wording.day(issue.dueOn())));
    fact(facts, "Currency", invoice.currency().getCurrencyCode());
  }

  private void party(Element parent, Party party) {
    party.address().forEach(line -> page.text(parent, "div", "", line));
    if (!party.country().equals("ZZ")) {
      page.text(parent, "div", "", country(party.country()));
    }
    if (!party.vatId().isEmpty()) {
      page.text(parent, "div", "muted", "VAT ID " + party.vatId());
    }
  }

  private static String country(String code) {
    return new java.util.Locale.Builder()
        .setRegion(code)
        .build()
        .getDisplayCountry(java.util.Locale.ENGLISH);
  }

  private void fact(Element table, String name, String value) {
    Element row = page.row(table, "");
    page.text(row, "td", "label", name);
    page.text(row, "td", "value", value);
  }

  private void amountDue(Element body) {
    Element row = page.row(page.add(body, "table", "due"), "");
    page.text(row, "td", "", invoice.issue().isPresent() ? "Amount due" : "Amount so far");
    page.text(
        row,
        "td",
        "amount",
        invoice.currency().getCurrencyCode() + "\u00a0" + Wording.amount(invoice.totals().due()));
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
