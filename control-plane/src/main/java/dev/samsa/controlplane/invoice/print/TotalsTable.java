package dev.samsa.controlplane.invoice.print;

import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.invoice.TaxLine;
import dev.samsa.billing.invoice.Totals;
import java.math.BigDecimal;
import org.w3c.dom.Element;

/** From the sum of the lines to what is due. Pure. */
final class TotalsTable {
  private final Invoice invoice;
  private final Markup page;

  TotalsTable(Invoice invoice, Markup page) {
    this.invoice = invoice;
    this.page = page;
  }

  void addTo(Element body) {
    Totals totals = invoice.totals();
    Rows table = rows(body, page);
    table.add("", "Sum of lines", totals.lines());
    if (totals.promotions().signum() != 0) {
      table.add("", "Promotional credit", totals.promotions().negate());
    }
    if (!invoice.taxes().isEmpty()) {
      table.add("rule", "Net", totals.taxable());
    }
    for (TaxLine tax : invoice.taxes()) {
      table.add("", Wording.tax(tax), tax.amount());
    }
    table.add("rule total", "Total", totals.total());
    if (totals.prepaid().signum() != 0) {
      table.add("", "Paid from prepaid credit", totals.prepaid().negate());
    }
    if (totals.toAccount().signum() != 0) {
      table.add("", "Goes to your prepaid credit", totals.toAccount());
    }
    table.add("rule final", "Amount due", totals.due());
  }

  /** A table of amounts at the right of the page. */
  static Rows rows(Element body, Markup page) {
    return new Rows(page.add(body, "table", "totals"), page);
  }

  /** Adds rows. */
  record Rows(Element table, Markup page) {
    void add(String cssClass, String name, BigDecimal amount) {
      Element row = page.row(table, cssClass);
      page.text(row, "td", "", name);
      page.text(row, "td", "number", Wording.amount(amount));
    }
  }
}
