package dev.samsa.controlplane.invoice;

import dev.samsa.billing.invoice.Corrections;
import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.invoice.InvoiceLine;
import dev.samsa.billing.money.Ratio;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.RatingRun;
import dev.samsa.controlplane.money.ClosedUsage;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines for what became known of months that are invoiced already. */
@ApplicationScoped
public class MonthCorrections {
  private final Invoices invoices;
  private final LateFacts lateFacts;
  private final IssuedUsage issued;

  public MonthCorrections(Invoices invoices, LateFacts lateFacts, IssuedUsage issued) {
    this.invoices = invoices;
    this.lateFacts = lateFacts;
    this.issued = issued;
  }

  /** The lines of those invoices' months. */
  List<InvoiceLine> of(List<InvoiceRow> corrected, ClosedUsage.Late late) {
    List<InvoiceLine> lines = new ArrayList<>();
    for (InvoiceRow row : corrected) {
      RatingRun run = new RatingRun(issued.prices(row.key()));
      issued.each(row, late, (clusterKey, month) -> run.add(month));
      lines.addAll(Corrections.of(row.number(), billed(row), run.finish().lines()));
    }
    return lines;
  }

  /** What was billed of the month so far, corrections included. */
  private List<Corrections.Billed> billed(InvoiceRow row) {
    Map<String, Corrections.Billed> billed = new LinkedHashMap<>();
    for (InvoiceLine line : invoices.read(row).lines()) {
      boolean usage =
          line.kind() == InvoiceLine.Kind.USAGE || line.kind() == InvoiceLine.Kind.MINIMUM;
      line.rated()
          .filter(item -> usage)
          .ifPresent(item -> billed.put(item.key(), Corrections.Billed.of(item)));
    }
    for (InvoiceRow later : lateFacts.correctedOn(row)) {
      add(row.number(), invoices.read(later), billed);
    }
    return List.copyOf(billed.values());
  }

  private static void add(String number, Invoice later, Map<String, Corrections.Billed> billed) {
    for (InvoiceLine line : later.lines()) {
      if (line.corrects().filter(c -> c.invoiceNumber().equals(number)).isEmpty()) {
        continue;
      }
      String key = line.corrects().orElseThrow().lineKey();
      Corrections.Billed before = billed.get(key);
      LineItem item = before == null ? line.rated().orElseThrow() : before.item();
      BigDecimal amount = before == null ? BigDecimal.ZERO : before.amount();
      Ratio quantity = line.rated().map(rated -> rated.quantity().billed()).orElse(Ratio.ZERO);
      billed.put(key, new Corrections.Billed(item, quantity, amount.add(line.amount())));
    }
  }
}
