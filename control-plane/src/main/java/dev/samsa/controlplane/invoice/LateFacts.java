package dev.samsa.controlplane.invoice;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/**
 * Usage that came after its hour was sealed, and on which invoice it was billed. Claiming comes
 * before reading: what arrives in between is not claimed, is not read, and waits for the next.
 */
@ApplicationScoped
public class LateFacts {
  private final Database database;

  public LateFacts(Database database) {
    this.database = database;
  }

  /** Claims what is not billed yet of a month. */
  @Transactional(TxType.MANDATORY)
  void claim(long organizationKey, BillingMonth month, long invoiceKey) {
    database.update(
        """
        UPDATE usage_correction u SET invoice_id = ?, record_hash = coalesce(u.record_hash, (
            SELECT encode(sha256('\\x00'::bytea || convert_to(b.payload, 'UTF8')), 'hex')
            FROM usage_batch b
            WHERE b.cluster_id = u.cluster_id AND b.broker = u.broker AND b.boot_id = u.boot_id
              AND b.sequence = u.sequence
              AND b.window_start >= u.hour AND b.window_start < u.hour + interval '1 hour'))
        FROM kafka_cluster c
        WHERE c.id = u.cluster_id AND c.organization_id = ? AND u.invoice_id IS NULL
          AND u.hour >= ? AND u.hour < ?
        """,
        invoiceKey,
        organizationKey,
        month.start(),
        month.end());
  }

  /** Gives back what an invoice claimed, to be billed on another. */
  @Transactional(TxType.MANDATORY)
  void release(long invoiceKey) {
    database.update(
        "UPDATE usage_correction SET invoice_id = NULL WHERE invoice_id = ?", invoiceKey);
  }

  /** Issued invoices of months before that one, for which something came that is not billed. */
  List<InvoiceRow> toCorrect(long organizationKey, BillingMonth before) {
    return database.list(
        InvoiceRow.SELECT
            + """
            WHERE i.organization_id = ? AND i.month < ? AND i.document_state = 'ISSUED'
              AND EXISTS (
                SELECT 1 FROM usage_correction u JOIN kafka_cluster c ON c.id = u.cluster_id
                WHERE c.organization_id = i.organization_id AND u.invoice_id IS NULL
                  AND u.hour >= i.month::timestamp AT TIME ZONE 'UTC'
                  AND u.hour < (i.month + interval '1 month') AT TIME ZONE 'UTC')
            ORDER BY i.month
            """,
        InvoiceRow::read,
        organizationKey,
        before.month().atDay(1));
  }

  /** Invoices that carry corrections of an invoice's month, oldest first. */
  List<InvoiceRow> correctedOn(InvoiceRow invoice) {
    return database.list(
        InvoiceRow.SELECT
            + """
            WHERE i.organization_id = ? AND i.id <> ? AND i.document_state = 'ISSUED'
              AND EXISTS (SELECT 1 FROM usage_correction u
                WHERE u.invoice_id = i.id AND u.hour >= ? AND u.hour < ?)
            ORDER BY i.issued_at, i.id
            """,
        InvoiceRow::read,
        invoice.organizationKey(),
        invoice.key(),
        invoice.month().start(),
        invoice.month().end());
  }
}
