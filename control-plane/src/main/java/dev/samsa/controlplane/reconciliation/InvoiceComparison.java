package dev.samsa.controlplane.reconciliation;

import dev.samsa.billing.invoice.InvoiceLine;
import dev.samsa.billing.rating.LineItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the lines of an invoice with the lines that its month comes to when it is rated again:
 * the last stage between a broker's counter and what is to be paid. Pure.
 */
final class InvoiceComparison {
  private InvoiceComparison() {}

  /** What of a line is compared. */
  enum What {
    QUANTITY,
    AMOUNT
  }

  /**
   * A difference that is not zero.
   *
   * @param expected what rating comes to
   * @param actual what the invoice has
   */
  record Difference(String lineKey, What what, BigDecimal expected, BigDecimal actual) {}

  /** All differences. */
  static List<Difference> of(List<LineItem> rated, List<InvoiceLine> invoiced) {
    Map<String, LineItem> expected = new LinkedHashMap<>();
    rated.forEach(line -> expected.put(line.key(), line));
    List<Difference> differences = new ArrayList<>();
    for (InvoiceLine line : invoiced) {
      switch (line.kind()) {
        case USAGE, MINIMUM -> {
          LineItem item = expected.remove(line.key());
          add(differences, line.key(), What.QUANTITY, quantity(item), quantity(line));
          add(differences, line.key(), What.AMOUNT, amount(item), line.amount());
        }
        case CORRECTION, SHORTFALL, ROUNDING -> {
          // They do not come from the month's own usage line by line.
        }
      }
    }
    expected.forEach((key, item) -> {
      add(differences, key, What.QUANTITY, quantity(item), BigDecimal.ZERO);
      add(differences, key, What.AMOUNT, item.amount(), BigDecimal.ZERO);
    });
    return differences;
  }

  private static void add(
      List<Difference> differences, String key, What what, BigDecimal expected, BigDecimal actual) {
    if (expected.compareTo(actual) != 0) {
      differences.add(new Difference(key, what, expected, actual));
    }
  }

  private static BigDecimal amount(LineItem item) {
    return item == null ? BigDecimal.ZERO : item.amount();
  }

  private static BigDecimal quantity(LineItem item) {
    return item == null ? BigDecimal.ZERO : item.quantity().billed().printed();
  }

  private static BigDecimal quantity(InvoiceLine line) {
    return line.rated().map(InvoiceComparison::quantity).orElse(BigDecimal.ZERO);
  }
}
