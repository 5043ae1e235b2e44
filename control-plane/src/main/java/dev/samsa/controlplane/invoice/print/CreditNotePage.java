package dev.samsa.controlplane.invoice.print;

import dev.samsa.billing.invoice.CreditNote;
import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.invoice.InvoiceLine;
import dev.samsa.billing.invoice.TaxLine;
import java.util.Map;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A credit note as a page: what is taken back of which invoice, and why. Pure. */
final class CreditNotePage {
  private final CreditNote note;
  private final Invoice invoice;
  private final String hash;
  private final Markup page;
  private final Letterhead letterhead;

  /**
   * A page to be filled.
   *
   * @param invoice which it takes back parts of
   * @param hash of the note's canonical document
   */
  CreditNotePage(CreditNote note, Invoice invoice, String hash, Markup page) {
    this.note = note;
    this.invoice = invoice;
    this.hash = hash;
    this.page = page;
    this.letterhead = new Letterhead(page);
  }

  static String title(CreditNote note) {
    return "Credit note " + note.number().orElse("");
  }

  Document build() {
    Element body = page.body();
    letterhead.running(body, title(note), invoice.seller());
    letterhead.head(body, invoice.seller(), "Credit note", note.number().orElse(""));
    Element facts = letterhead.addressee(body, "Credited to", invoice.buyer());
    letterhead.fact(facts, "Issued", Wording.day(note.at()));
    letterhead.fact(facts, "Invoice", note.invoiceNumber());
    letterhead.fact(facts, "Period", Wording.period(invoice.month()));
    letterhead.fact(facts, "Currency", note.currency().getCurrencyCode());
    letterhead.amount(body, "Amount credited", Wording.money(note.total(), note.currency()));
    lines(body);
    totals(body);
    notes(body);
    return page.document();
  }

  private void lines(Element body) {
    Map<String, InvoiceLine> invoiced =
        invoice.lines().stream().collect(Collectors.toMap(InvoiceLine::key, line -> line));
    Element table = page.add(body, "table", "lines");
    Element head = page.row(page.add(table, "thead", ""), "");
    page.text(head, "th", "what", "Description");
    page.text(head, "th", "number", "Invoiced");
    page.text(head, "th", "number", "Credited");
    Element rows = page.add(table, "tbody", "");
    for (CreditNote.Line line : note.lines()) {
      InvoiceLine of = invoiced.get(line.lineKey());
      Element row = page.row(rows, "line");
      Element what = page.add(row, "td", "what");
      page.text(what, "div", "", of.description());
      page.text(what, "div", "remark", Wording.hours(of.from(), of.to()));
      page.text(row, "td", "number", Wording.amount(of.amount()));
      page.text(row, "td", "number", Wording.amount(line.amount()));
    }
  }

  private void totals(Element body) {
    TotalsTable.Rows totals = TotalsTable.rows(body, page);
    if (!note.taxes().isEmpty()) {
      totals.add("", "Net", note.net());
    }
    for (TaxLine tax : note.taxes()) {
      totals.add("", Wording.tax(tax), tax.amount());
    }
    totals.add("rule final", "Amount credited", note.total());
  }

  private void notes(Element body) {
    Element notes = page.add(body, "div", "notes");
    page.text(notes, "p", "strong", "Reason: " + note.reason());
    page.text(
        notes,
        "p",
        "",
        "This lowers what is to be paid of invoice "
            + note.invoiceNumber()
            + "; what was paid beyond that goes to your prepaid credit. All times are UTC.");
    letterhead.boxes(notes);
    page.text(notes, "p", "hash", "SHA-256 " + hash);
  }
}
