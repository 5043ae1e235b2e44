package dev.samsa.controlplane.invoice;

import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.invoice.InvoiceJson;
import dev.samsa.billing.invoice.InvoiceStatus;
import dev.samsa.billing.json.CanonicalJson;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps invoices. A document is written once, when it is issued. */
@ApplicationScoped
public class Invoices {
  private final Database database;
  private final Clock clock;

  public Invoices(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Which invoices are wanted; null stands for any.
   *
   * @param beforeKey only those begun before that one; 0 for no bound
   */
  record Filter(
      Long organizationKey, String documentState, String paymentState, long beforeKey, int limit) {}

  /** The latest first. */
  List<InvoiceRow> list(Filter filter) {
    return database.list(
        InvoiceRow.SELECT
            + """
            WHERE (?::bigint IS NULL OR i.organization_id = ?)
              AND (?::text IS NULL OR i.document_state = ?)
              AND (?::text IS NULL OR i.payment_state = ?)
              AND (? = 0 OR i.id < ?)
            ORDER BY i.id DESC LIMIT ?
            """,
        InvoiceRow::read,
        filter.organizationKey(),
        filter.organizationKey(),
        filter.documentState(),
        filter.documentState(),
        filter.paymentState(),
        filter.paymentState(),
        filter.beforeKey(),
        filter.beforeKey(),
        filter.limit());
  }

  public Optional<InvoiceRow> find(String id) {
    return database.first(InvoiceRow.SELECT + "WHERE i.public_id = ?", InvoiceRow::read, id);
  }

  public Optional<InvoiceRow> find(long key) {
    return database.first(InvoiceRow.SELECT + "WHERE i.id = ?", InvoiceRow::read, key);
  }

  /** The month's invoice that is not void. */
  Optional<InvoiceRow> ofMonth(long organizationKey, BillingMonth month) {
    return database.first(
        InvoiceRow.SELECT
            + "WHERE i.organization_id = ? AND i.month = ? AND i.document_state <> 'VOID'",
        InvoiceRow::read,
        organizationKey,
        month.month().atDay(1));
  }

  /** The sum of the lines of the issued invoices of some months, before credits and taxes. */
  BigDecimal linesBetween(long organizationKey, Instant from, Instant to) {
    return database
        .first(
            """
            SELECT coalesce(sum(lines_sum), 0) FROM invoice
            WHERE organization_id = ? AND document_state = 'ISSUED'
              AND month::timestamp AT TIME ZONE 'UTC' >= ?
              AND month::timestamp AT TIME ZONE 'UTC' < ?
            """,
            row -> row.getBigDecimal(1),
            organizationKey,
            from,
            to)
        .orElseThrow();
  }

  /** The invoice, locked until the transaction ends, as it is then. */
  @Transactional(TxType.MANDATORY)
  public InvoiceRow lock(long key) {
    database.list("SELECT id FROM invoice WHERE id = ? FOR UPDATE", row -> key, key);
    // Read anew: sums over other tables would be those from before the wait.
    return find(key).orElseThrow();
  }

  /** The canonical document of an issued invoice, byte for byte as it was hashed. */
  public String document(long key) {
    return database
        .first("SELECT document FROM invoice WHERE id = ?", row -> row.getString(1), key)
        .orElseThrow();
  }

  /** The document of an issued invoice. */
  public Invoice read(InvoiceRow row) {
    return InvoiceJson.read(row.number(), document(row.key()));
  }

  /** Begins the draft of a month, unless there is an invoice that is not void. */
  void begin(long organizationKey, BillingMonth month) {
    database.update(
        """
        INSERT INTO invoice (public_id, organization_id, month, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (organization_id, month) WHERE document_state <> 'VOID' DO NOTHING
        """,
        PublicIds.create("inv"),
        organizationKey,
        month.month().atDay(1),
        clock.instant(),
        clock.instant());
  }

  /** Takes back a draft of a month in which there was nothing. */
  void drop(long key) {
    database.update("DELETE FROM invoice WHERE id = ? AND document_state = 'DRAFT'", key);
  }

  /** A draft becomes an invoice. Its row is locked by the caller. */
  @Transactional(TxType.MANDATORY)
  void issue(InvoiceRow draft, Invoice invoice) {
    InvoiceStatus status = draft.status().issue(invoice.nothingDue());
    Invoice.Issue issue = invoice.issue().orElseThrow();
    String document = InvoiceJson.canonical(invoice);
    int changed =
        database.update(
            """
            UPDATE invoice SET document_state = ?, payment_state = ?, number = ?, issued_at = ?,
              due_on = ?, currency = ?, lines_sum = ?, total = ?, due = ?, hash = ?, document = ?,
              updated_at = ?, version = version + 1
            WHERE id = ? AND document_state = 'DRAFT' AND version = ?
            """,
            status.document().name(),
            status.payment().name(),
            issue.number(),
            issue.at(),
            issue.dueOn(),
            invoice.currency().getCurrencyCode(),
            invoice.totals().lines(),
            invoice.totals().total(),
            invoice.totals().due(),
            CanonicalJson.hash(document),
            document,
            issue.at(),
            draft.key(),
            draft.version());
    if (changed != 1) {
      throw new IllegalStateException("draft " + draft.id() + " changed although it was locked");
    }
  }

  /**
   * Moves its states on.
   *
   * @param row as it was when the caller read it
   * @return false if somebody else was faster
   */
  @Transactional(TxType.MANDATORY)
  public boolean move(InvoiceRow row, InvoiceStatus to) {
    return database.update(
            """
            UPDATE invoice SET document_state = ?, payment_state = ?, updated_at = ?,
              version = version + 1
            WHERE id = ? AND version = ?
            """,
            to.document().name(),
            to.payment().name(),
            clock.instant(),
            row.key(),
            row.version())
        == 1;
  }
}
