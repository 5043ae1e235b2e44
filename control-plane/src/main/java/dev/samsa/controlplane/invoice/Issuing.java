package dev.samsa.controlplane.invoice;

import dev.samsa.billing.invoice.Drafting;
import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.credit.Credit;
import dev.samsa.controlplane.credit.Credits;
import dev.samsa.controlplane.credit.Credits.NewCredit;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.invoice.DocumentNumbers.Series;
import dev.samsa.controlplane.invoice.DraftMaking.Made;
import dev.samsa.controlplane.money.ClosedUsage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Turns a draft into an invoice, in one transaction: number, document, credits taken, late facts
 * claimed and the month closed stand together or not at all. Whoever comes second finds it done.
 */
@ApplicationScoped
public class Issuing {
  private final BillingAccounts accounts;
  private final Invoices invoices;
  private final LateFacts lateFacts;
  private final DraftMaking drafts;
  private final IssuedUsage issuedUsage;
  private final DocumentNumbers numbers;
  private final Credits credits;
  private final InvoiceMails mails;
  private final Database database;
  private final AuditLog audit;

  public Issuing(
      BillingAccounts accounts,
      Invoices invoices,
      LateFacts lateFacts,
      DraftMaking drafts,
      IssuedUsage issuedUsage,
      DocumentNumbers numbers,
      Credits credits,
      InvoiceMails mails,
      Database database,
      AuditLog audit) {
    this.accounts = accounts;
    this.invoices = invoices;
    this.lateFacts = lateFacts;
    this.drafts = drafts;
    this.issuedUsage = issuedUsage;
    this.numbers = numbers;
    this.credits = credits;
    this.mails = mails;
    this.database = database;
    this.audit = audit;
  }

  /** What came of closing a month. */
  public sealed interface Outcome {
    /** There is an invoice. */
    record Issued(long invoiceKey) implements Outcome {}

    /** There was nothing in that month: it is closed without an invoice. */
    record Nothing() implements Outcome {}

    /** Its time has not come. */
    record NotDue() implements Outcome {}

    /** It cannot be closed yet, with the reason in a sentence. */
    record NotYet(String reason) implements Outcome {}
  }

  /**
   * Closes the month of an organization that is next.
   *
   * @param settled only if it ended by then; another may have closed the one the caller saw
   */
  @Transactional
  public Outcome closeNext(long organizationKey, Instant settled, Instant now) {
    BillingMonth month = accounts.lock(organizationKey);
    if (month.end().isAfter(settled)) {
      return new Outcome.NotDue();
    }
    invoices.begin(organizationKey, month);
    InvoiceRow row = invoices.ofMonth(organizationKey, month).orElseThrow();
    Outcome outcome = row.draft() ? toIssue(row, now) : new Outcome.Issued(row.key());
    if (!(outcome instanceof Outcome.NotYet)) {
      accounts.closed(organizationKey, month);
    }
    return outcome;
  }

  /**
   * Issues that draft: of the month that is next, or of an earlier one whose invoice was voided.
   */
  @Transactional
  public Outcome issue(InvoiceRow draft, Instant now) {
    BillingMonth next = accounts.lock(draft.organizationKey());
    if (draft.month().start().isAfter(next.start())) {
      return new Outcome.NotYet("Months are closed in order, and " + next + " comes first.");
    }
    InvoiceRow row = invoices.lock(draft.key());
    Outcome outcome = row.draft() ? toIssue(row, now) : new Outcome.Issued(row.key());
    if (!(outcome instanceof Outcome.NotYet)) {
      accounts.closed(row.organizationKey(), row.month());
    }
    return outcome;
  }

  private Outcome toIssue(InvoiceRow row, Instant now) {
    if (now.isBefore(row.month().end())) {
      return new Outcome.NotYet("The month " + row.month() + " is not over.");
    }
    List<String> unsealed = unsealed(row);
    if (!unsealed.isEmpty()) {
      return new Outcome.NotYet("Hours of " + String.join(", ", unsealed) + " are not sealed yet.");
    }
    lateFacts.claim(row.organizationKey(), row.month(), row.key());
    List<InvoiceRow> corrected = lateFacts.toCorrect(row.organizationKey(), row.month());
    corrected.forEach(c -> lateFacts.claim(row.organizationKey(), c.month(), row.key()));
    List<Credit> held = credits.lock(row.organizationKey());
    Made made = drafts.make(row, corrected, new ClosedUsage.Late.Billed(), held, now);
    if (made.drafted().isEmpty()) {
      lateFacts.release(row.key());
      return new Outcome.NotYet("Usage is parked: " + String.join("; ", made.parked()));
    }
    if (made.empty()) {
      lateFacts.release(row.key());
      invoices.drop(row.key());
      return new Outcome.Nothing();
    }
    take(row, made.drafted().orElseThrow(), held);
    keep(row, made, now);
    return new Outcome.Issued(row.key());
  }

  /** Takes what the invoice uses of credits, and gives what it owes the buyer. */
  private void take(InvoiceRow row, Drafting.Drafted drafted, List<Credit> held) {
    credits.settle(held, drafted.credits());
    Invoice invoice = drafted.invoice();
    if (invoice.totals().toAccount().signum() > 0) {
      credits.grant(
          row.organizationKey(),
          NewCredit.prepaid(
              invoice.totals().toAccount(),
              invoice.currency().getCurrencyCode(),
              "From the invoice of " + row.month()));
    }
  }

  private void keep(InvoiceRow row, Made made, Instant now) {
    issuedUsage.keep(row.key(), made.resources(), made.catalogs());
    String number = numbers.next(made.seller(), Series.INVOICE, now);
    Invoice invoice =
        made.drafted()
            .orElseThrow()
            .invoice()
            .issued(
                number,
                now,
                now.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(made.seller().dueDays()));
    invoices.issue(row, invoice);
    mails.queue(row.organizationKey(), row.key(), null, now);
    audit.record(
        new AuditEntry(row.organizationKey(), "platform", "", "invoice.issue", row.id(), number));
  }

  /**
   * Clusters that ran in the month and of which an hour of it is not sealed: the last one, or any
   * from the first one that is known.
   */
  private List<String> unsealed(InvoiceRow row) {
    Instant lastHour = row.month().end().minusSeconds(3600);
    return database.list(
        """
        SELECT c.public_id FROM kafka_cluster c, LATERAL (
          SELECT greatest(?, min(h.hour)) AS first,
            least(?, date_trunc('hour', c.deleted_at, 'UTC')) AS last
          FROM usage_hour h WHERE h.cluster_id = c.id) span
        WHERE c.organization_id = ? AND (c.deleted_at IS NULL OR c.deleted_at >= ?)
          AND EXISTS (SELECT 1 FROM kafka_cluster_state s
            WHERE s.cluster_id = c.id AND s.state = 'READY' AND s.entered_at < ?)
          AND (
            NOT EXISTS (SELECT 1 FROM usage_hour h
              WHERE h.cluster_id = c.id AND h.sealed_at IS NOT NULL AND h.hour >= span.last)
            OR (SELECT count(*) FROM usage_hour h WHERE h.cluster_id = c.id
                AND h.sealed_at IS NOT NULL AND h.hour BETWEEN span.first AND span.last)
              < 1 + extract(epoch FROM span.last - span.first) / 3600)
        ORDER BY c.public_id LIMIT 10
        """,
        found -> found.getString(1),
        row.month().start(),
        lastHour,
        row.organizationKey(),
        row.month().start(),
        row.month().end());
  }
}
