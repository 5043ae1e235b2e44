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
    Element table = page.add(body, "table", "totals");
    row(table, "", "Sum of lines", totals.lines());
    if (totals.promotions().signum() != 0) {
      row(table, "", "Promotional credit", totals.promotions().negate());
    }
    if (!invoice.taxes().isEmpty()) {
      row(table, "rule", "Net", totals.taxable());
    }
    for (TaxLine tax : invoice.taxes()) {
      String rate = Wording.percent(tax.rate());
      String name = tax.name().contains("%") ? tax.name() : tax.name() + " " + rate;
      row(table, "", name, tax.amount());
    }
    row(table, "rule total", "Total", totals.total());
    if (totals.prepaid().signum() != 0) {
      row(table, "", "Paid from prepaid credit", totals.prepaid().negate());
    }
    if (totals.toAccount().signum() != 0) {
      row(table, "", "Goes to your prepaid credit", totals.toAccount());
    }
    row(table, "rule final", "Amount due", totals.due());
  }

  private void row(Element table, String cssClass, String name, BigDecimal amount) {
    Element row = page.row(table, cssClass);
    page.text(row, "td", "", name);
    page.text(row, "td", "number", Wording.amount(amount));
  }
}
