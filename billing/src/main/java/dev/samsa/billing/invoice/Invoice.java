package dev.samsa.billing.invoice;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.usage.BillingMonth;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The document. All that was true when it was issued stands in it; where it stands now is its
 * {@link InvoiceStatus}.
 *
 * @param id given when the draft was begun
 * @param issue number and dates; empty for a draft
 * @param month what it is for
 * @param credits what was taken from credits, line by line
 * @param taxNote what the law wants said, empty for nothing
 * @param policy how amounts were rounded, for people
 * @param usageRoots by resource id, the root hash of the usage that made its lines
 */
public record Invoice(
    String id,
    Optional<Issue> issue,
    Party seller,
    Party buyer,
    BillingMonth month,
    Currency currency,
    List<InvoiceLine> lines,
    List<CreditUse> credits,
    List<TaxLine> taxes,
    String taxNote,
    Totals totals,
    String policy,
    Map<String, String> usageRoots) {

  /** What makes a draft an invoice. */
  public record Issue(String number, Instant at, LocalDate dueOn) {}

  public Invoice {
    lines = List.copyOf(lines);
    credits = List.copyOf(credits);
    taxes = List.copyOf(taxes);
    usageRoots = Collections.unmodifiableMap(new TreeMap<>(usageRoots));
  }

  /** This draft as an issued invoice. The number is the caller's to keep without gaps. */
  public Invoice issued(String number, Instant at, LocalDate dueOn) {
    if (issue.isPresent()) {
      throw new InvalidInputException(
          "number", "is given already: this is invoice " + issue.get().number());
    }
    return new Invoice(
        id,
        Optional.of(new Issue(number, at, dueOn)),
        seller,
        buyer,
        month,
        currency,
        lines,
        credits,
        taxes,
        taxNote,
        totals,
        policy,
        usageRoots);
  }

  /** Whether there is nothing to pay. */
  public boolean nothingDue() {
    return totals.due().signum() == 0;
  }
}
