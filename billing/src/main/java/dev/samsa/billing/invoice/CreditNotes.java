package dev.samsa.billing.invoice;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.money.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes credit notes: nothing is given back twice, nor more than was charged. */
public final class CreditNotes {
  private CreditNotes() {}

  /**
   * Takes back parts of an invoice's lines.
   *
   * @param earlier credit notes of the same invoice
   * @param lines what to take back, each at the invoice's decimals
   */
  public static CreditNote of(
      String id,
      Invoice invoice,
      List<CreditNote> earlier,
      List<CreditNote.Line> lines,
      String reason,
      Instant at) {
    Invoice.Issue issue =
        invoice
            .issue()
            .orElseThrow(
                () -> new InvalidInputException("invoice", "must be issued; a draft just changes"));
    Map<String, BigDecimal> open = open(invoice, earlier);
    for (CreditNote.Line line : lines) {
      refuseTooMuch(open, line);
      open.merge(line.lineKey(), line.amount().negate(), BigDecimal::add);
    }
    int scale = invoice.totals().lines().scale();
    BigDecimal net =
        lines.stream()
            .map(CreditNote.Line::amount)
            .reduce(BigDecimal.ZERO.setScale(scale), BigDecimal::add);
    List<TaxLine> taxes = taxes(invoice, net);
    BigDecimal total = taxes.stream().map(TaxLine::amount).reduce(net, BigDecimal::add);
    return new CreditNote(
        id,
        Optional.empty(),
        issue.number(),
        at,
        reason,
        invoice.currency(),
        lines,
        net,
        taxes,
        total);
  }

  private static List<TaxLine> taxes(Invoice invoice, BigDecimal net) {
    return invoice.taxes().stream()
        .map(tax ->
            new TaxLine(
                tax.name(),
                tax.rate(),
                net,
                net.multiply(tax.rate()).setScale(net.scale(), RoundingMode.HALF_UP)))
        .toList();
  }

  /** A share of a line, such as 29/30 of a month, rounded HALF_UP to the line's decimals. */
  public static CreditNote.Line share(InvoiceLine line, Ratio share) {
    return new CreditNote.Line(
        line.key(),
        Ratio.of(line.amount()).multiply(share).round(line.amount().scale(), RoundingMode.HALF_UP));
  }

  private static Map<String, BigDecimal> open(Invoice invoice, List<CreditNote> earlier) {
    Map<String, BigDecimal> open = new HashMap<>();
    invoice.lines().forEach(line -> open.put(line.key(), line.amount()));
    for (CreditUse use : invoice.credits()) {
      if (use.kind() == CreditGrant.Kind.PROMOTION) {
        open.merge(use.lineKey(), use.amount().negate(), BigDecimal::add);
      }
    }
    for (CreditNote note : earlier) {
      note.lines()
          .forEach(line -> open.merge(line.lineKey(), line.amount().negate(), BigDecimal::add));
    }
    return open;
  }

  private static void refuseTooMuch(Map<String, BigDecimal> open, CreditNote.Line line) {
    BigDecimal left = open.get(line.lineKey());
    if (left == null) {
      throw new InvalidInputException("line", "is not on the invoice: " + line.lineKey());
    }
    if (line.amount().signum() <= 0 || line.amount().compareTo(left) > 0) {
      throw new InvalidInputException(
          "amount",
          "must be above 0 and at most the " + left + " not credited yet, but is " + line.amount());
    }
  }
}
