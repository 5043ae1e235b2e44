package dev.samsa.billing.invoice;

import dev.samsa.billing.rating.LineItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of an invoice.
 *
 * @param key unique on the invoice
 * @param kind why it is there
 * @param description for people
 * @param from first instant of what it charges for
 * @param to first instant after it
 * @param amount before credits and taxes; negative in favour of the buyer
 * @param rated the line item with its derivation, if usage made the line
 * @param corrects number of the invoice and key of the line that it corrects
 */
public record InvoiceLine(
    String key,
    Kind kind,
    String description,
    Instant from,
    Instant to,
    BigDecimal amount,
    Optional<LineItem> rated,
    Optional<Corrected> corrects) {

  /** Why a line is there. */
  public enum Kind {
    USAGE,
    /** Fills a line up to its minimum. */
    MINIMUM,
    /** Makes the lines come to a total that was rounded as a whole. */
    ROUNDING,
    /** What a commitment was not used for. */
    SHORTFALL,
    /** Usage that became known after its month was invoiced; from and to are its own time. */
    CORRECTION
  }

  /** The line of an earlier invoice that a correction belongs to. */
  public record Corrected(String invoiceNumber, String lineKey) {}

  /** A rated line. */
  public static InvoiceLine of(LineItem item) {
    return new InvoiceLine(
        item.key(),
        switch (item.kind()) {
          case USAGE -> Kind.USAGE;
          case MINIMUM -> Kind.MINIMUM;
        },
        item.article().name() + " of " + item.resource().name(),
        item.from(),
        item.to(),
        item.amount(),
        Optional.of(item),
        Optional.empty());
  }
}
