package dev.samsa.controlplane.reconciliation;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.rating.RatingRun;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.database.DatabaseException;
import dev.samsa.controlplane.invoice.InvoiceRow;
import dev.samsa.controlplane.invoice.Invoices;
import dev.samsa.controlplane.invoice.IssuedUsage;
import dev.samsa.controlplane.money.ClosedUsage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Rates the months of issued invoices again and keeps what differs from the invoice. */
@ApplicationScoped
class InvoiceReconciliation {
  private static final Logger LOG = Logger.getLogger(InvoiceReconciliation.class);
  private static final Duration AGAIN = Duration.ofDays(1);
  private static final int AT_ONCE = 500;

  private final Database database;
  private final Invoices invoices;
  private final IssuedUsage usage;
  private final AuditLog audit;
  private final ReconciliationConfig config;

  InvoiceReconciliation(
      Database database,
      Invoices invoices,
      IssuedUsage usage,
      AuditLog audit,
      ReconciliationConfig config) {
    this.database = database;
    this.invoices = invoices;
    this.usage = usage;
    this.audit = audit;
    this.config = config;
  }

  /** Compares each issued invoice once, and those within reach once a day. */
  void compareAll(Instant now) {
    for (long invoice : due(now)) {
      try {
        QuarkusTransaction.requiringNew().run(() -> compare(invoice, now));
      } catch (DatabaseException | InvalidInputException e) {
        // One invoice's trouble must not keep the others waiting; the next run tries again.
        LOG.errorf(e, "invoice %d could not be compared", invoice);
      }
    }
  }

  private List<Long> due(Instant now) {
    return database.list(
        """
        SELECT i.id FROM invoice i LEFT JOIN reconciled_invoice r ON r.invoice_id = i.id
        WHERE i.document_state = 'ISSUED'
          AND (r.invoice_id IS NULL OR (r.compared_at < ? AND i.issued_at >= ?))
        ORDER BY i.id LIMIT ?
        """,
        row -> row.getLong(1),
        now.minus(AGAIN),
        now.minus(config.reach()),
        AT_ONCE);
  }

  private void compare(long invoiceKey, Instant now) {
    InvoiceRow row = invoices.find(invoiceKey).orElseThrow();
    RatingRun run = new RatingRun(usage.prices(invoiceKey));
    usage.each(
        row, new ClosedUsage.Late.BilledOn(invoiceKey), (clusterKey, month) -> run.add(month));
    List<InvoiceComparison.Difference> differences =
        InvoiceComparison.of(run.finish().lines(), invoices.read(row).lines());
    database.update(
        """
        INSERT INTO reconciled_invoice (invoice_id, compared_at, residuals) VALUES (?, ?, ?)
        ON CONFLICT (invoice_id) DO UPDATE
          SET compared_at = excluded.compared_at, residuals = excluded.residuals
        """,
        invoiceKey,
        now,
        differences.size());
    for (InvoiceComparison.Difference difference : differences) {
      keep(row, difference);
    }
    database.update(
        "DELETE FROM invoice_residual WHERE invoice_id = ? AND line_key || what <> ALL (?::text[])",
        invoiceKey,
        differences.stream().map(d -> d.lineKey() + d.what()).toArray(String[]::new));
  }

  /** The audit log has an entry for each that was not there before. */
  private void keep(InvoiceRow row, InvoiceComparison.Difference difference) {
    boolean changed =
        database
            .first(
                """
                INSERT INTO invoice_residual AS r (invoice_id, line_key, what, expected, actual)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (invoice_id, line_key, what) DO UPDATE
                  SET expected = excluded.expected, actual = excluded.actual
                  WHERE r.expected <> excluded.expected OR r.actual <> excluded.actual
                RETURNING 1
                """,
                found -> true,
                row.key(),
                difference.lineKey(),
                difference.what().name(),
                difference.expected(),
                difference.actual())
            .orElse(false);
    if (changed) {
      audit.record(
          new AuditEntry(
              row.organizationKey(),
              "platform",
              "",
              "reconciliation.invoice",
              row.id(),
              "%s %s of %s: %s by rating, %s on the invoice"
                  .formatted(
                      difference.lineKey(),
                      difference.what(),
                      row.number(),
                      difference.expected().toPlainString(),
                      difference.actual().toPlainString())));
    }
  }
}
