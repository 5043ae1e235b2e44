package dev.samsa.billing.export;

import dev.samsa.billing.invoice.CreditUse;
import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.invoice.InvoiceLine;
import dev.samsa.billing.invoice.TaxLine;
import dev.samsa.billing.rating.LineItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An invoice as CSV: a row a line, credit and tax, whose amounts sum to what is due. */
public final class InvoiceCsv {
  private static final List<String> HEADER =
      List.of(
          "invoice",
          "kind",
          "line_type",
          "description",
          "resource_id",
          "environment",
          "from",
          "to",
          "quantity",
          "unit",
          "unit_price",
          "free_quantity",
          "original_amount",
          "discount_amount",
          "amount",
          "currency",
          "catalog",
          "corrects");

  private InvoiceCsv() {}

  public static String of(Invoice invoice) {
    List<List<String>> rows = new ArrayList<>();
    invoice.lines().forEach(line -> rows.add(row(invoice, line)));
    for (CreditUse use : invoice.credits()) {
      String text = "Credit " + use.creditId();
      rows.add(plain(invoice, use.kind().name(), text, use.amount().negate()));
    }
    for (TaxLine tax : invoice.taxes()) {
      String text = tax.name() + " on " + tax.taxable().toPlainString();
      rows.add(plain(invoice, "TAX", text, tax.amount()));
    }
    if (invoice.totals().toAccount().signum() > 0) {
      rows.add(plain(invoice, "TO_ACCOUNT", "Carried to credit", invoice.totals().toAccount()));
    }
    return Csv.of(HEADER, rows);
  }

  private static List<String> row(Invoice invoice, InvoiceLine line) {
    List<String> row = new ArrayList<>();
    row.add(number(invoice));
    row.add(line.kind().name());
    row.add(line.rated().map(LineItem::lineType).orElse(""));
    row.add(line.description());
    row.add(line.rated().map(item -> item.resource().id()).orElse(""));
    row.add(line.rated().map(item -> item.resource().environment()).orElse(""));
    row.add(line.from().toString());
    row.add(line.to().toString());
    boolean priced = line.rated().isPresent() && line.kind() != InvoiceLine.Kind.CORRECTION;
    LineItem item = line.rated().orElse(null);
    row.add(priced ? item.quantity().billed().printed().toPlainString() : "");
    row.add(priced ? item.quantity().unit() : "");
    row.add(priced ? item.unitPrice().map(BigDecimal::toPlainString).orElse("") : "");
    row.add(priced ? item.quantity().free().printed().toPlainString() : "");
    row.add(priced ? item.amounts().original().toPlainString() : "");
    row.add(priced ? item.amounts().discount().toPlainString() : "");
    row.add(line.amount().toPlainString());
    row.add(invoice.currency().getCurrencyCode());
    row.add(line.rated().map(LineItem::catalog).orElse(""));
    row.add(line.corrects().map(corrected -> corrected.invoiceNumber()).orElse(""));
    return row;
  }

  private static List<String> plain(
      Invoice invoice, String kind, String description, BigDecimal amount) {
    List<String> row = new ArrayList<>(Collections.nCopies(HEADER.size(), ""));
    row.set(HEADER.indexOf("invoice"), number(invoice));
    row.set(HEADER.indexOf("kind"), kind);
    row.set(HEADER.indexOf("description"), description);
    row.set(HEADER.indexOf("from"), invoice.month().start().toString());
    row.set(HEADER.indexOf("to"), invoice.month().end().toString());
    row.set(HEADER.indexOf("amount"), amount.toPlainString());
    row.set(HEADER.indexOf("currency"), invoice.currency().getCurrencyCode());
    return row;
  }

  private static String number(Invoice invoice) {
    return invoice.issue().map(Invoice.Issue::number).orElse("draft");
  }
}
