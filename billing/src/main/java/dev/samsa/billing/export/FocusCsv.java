package dev.samsa.billing.export;

import dev.samsa.billing.invoice.Invoice;
import java.util.List;

/**
 * An invoice in the form of FOCUS 1.2, the FinOps Open Cost and Usage Specification. The billed
 * costs of an invoice sum to what is to be paid.
 */
public final class FocusCsv {
  private FocusCsv() {}

  public static String of(Invoice invoice) {
    List<String> header = FocusRow.COLUMNS;
    return Csv.of(
        header,
        FocusRows.of(invoice).stream()
            .map(row -> header.stream().map(row::text).toList())
            .toList());
  }
}
