package dev.samsa.billing.invoice;

import dev.samsa.billing.money.Ratio;
import dev.samsa.billing.rating.LineItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lines for what became known after a month was invoiced. The month is rated anew with all facts,
 * and each line that differs from what was billed gives one line with its original time.
 */
public final class Corrections {
  private Corrections() {}

  /**
   * The differences.
   *
   * @param invoiceNumber the invoice that is corrected
   * @param billed its rated lines, with earlier corrections of them already added up
   * @param now the same month rated with all facts
   */
  public static List<InvoiceLine> of(
      String invoiceNumber, List<Billed> billed, List<LineItem> now) {
    Map<String, Billed> before = new LinkedHashMap<>();
    billed.forEach(line -> before.put(line.item().key(), line));
    List<InvoiceLine> lines = new ArrayList<>();
    for (LineItem item : now) {
      Billed was = before.remove(item.key());
      BigDecimal amount = was == null ? item.amount() : item.amount().subtract(was.amount());
      Ratio quantity =
          was == null
              ? item.quantity().billed()
              : item.quantity().billed().subtract(was.quantity());
      if (amount.signum() != 0) {
        lines.add(line(invoiceNumber, item, quantity, amount, Optional.of(item)));
      }
    }
    for (Billed gone : before.values()) {
      if (gone.amount().signum() != 0) {
        lines.add(
            line(
                invoiceNumber,
                gone.item(),
                gone.quantity().negate(),
                gone.amount().negate(),
                Optional.empty()));
      }
    }
    return lines;
  }

  /**
   * What was billed for a line so far.
   *
   * @param item as first invoiced
   * @param quantity invoiced, corrections included
   * @param amount invoiced, corrections included
   */
  public record Billed(LineItem item, Ratio quantity, BigDecimal amount) {
    public static Billed of(LineItem item) {
      return new Billed(item, item.quantity().billed(), item.amount());
    }
  }

  private static InvoiceLine line(
      String invoiceNumber,
      LineItem item,
      Ratio quantity,
      BigDecimal amount,
      Optional<LineItem> rated) {
    return new InvoiceLine(
        "correction/" + invoiceNumber + "/" + item.key(),
        InvoiceLine.Kind.CORRECTION,
        "Correction of invoice %s: %s of %s, %s %s"
            .formatted(
                invoiceNumber,
                item.article().name(),
                item.resource().name(),
                quantity.printed().toPlainString(),
                item.quantity().unit()),
        item.from(),
        item.to(),
        amount,
        rated,
        Optional.of(new InvoiceLine.Corrected(invoiceNumber, item.key())));
  }
}
