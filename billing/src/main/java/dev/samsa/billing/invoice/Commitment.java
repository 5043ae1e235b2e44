package dev.samsa.billing.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A least amount to be spent in a term. Prices of the term are the catalog's, whose discounts go on
 * beyond the commitment.
 *
 * @param amount before taxes
 * @param from first instant of the term
 * @param to first instant after it
 */
public record Commitment(String id, String name, BigDecimal amount, Instant from, Instant to) {

  /**
   * The line for what was not used, on the last invoice of the term.
   *
   * @param billed sum of the lines of the term's invoices, this one's included
   */
  public Optional<InvoiceLine> shortfall(BigDecimal billed) {
    BigDecimal missing = amount.subtract(billed);
    return missing.signum() <= 0
        ? Optional.empty()
        : Optional.of(
            new InvoiceLine(
                "commitment/" + id,
                InvoiceLine.Kind.SHORTFALL,
                name + ": commitment of " + amount + " less " + billed + " used",
                from,
                to,
                missing,
                Optional.empty(),
                Optional.empty()));
  }
}
