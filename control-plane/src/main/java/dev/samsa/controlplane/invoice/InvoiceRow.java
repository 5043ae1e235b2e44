package dev.samsa.controlplane.invoice;

import dev.samsa.billing.invoice.DocumentState;
import dev.samsa.billing.invoice.InvoiceStatus;
import dev.samsa.billing.invoice.PaymentState;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.database.Database;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

/**
 * An invoice as it is kept, without its document.
 *
 * @param id such as {@code inv-…}
 * @param number null for a draft, as are all fields from here to {@code hash}
 * @param total of the document, taxes included
 * @param due what was to be paid when it was issued
 * @param hash SHA-256 of the canonical document
 * @param credited taken back by credit notes, taxes included
 * @param paid in money
 */
public record InvoiceRow(
    long key,
    String id,
    long organizationKey,
    UUID organization,
    String organizationName,
    BillingMonth month,
    InvoiceStatus status,
    String number,
    Instant issuedAt,
    LocalDate dueOn,
    String currency,
    BigDecimal total,
    BigDecimal due,
    String hash,
    Instant createdAt,
    Instant updatedAt,
    int version,
    BigDecimal credited,
    BigDecimal paid) {

  static final String SELECT =
      """
      SELECT i.id, i.public_id, i.organization_id, o.public_id AS organization, o.display_name,
        i.month, i.document_state, i.payment_state, i.number, i.issued_at, i.due_on, i.currency,
        i.total, i.due, i.hash, i.created_at, i.updated_at, i.version,
        (SELECT coalesce(sum(n.total), 0) FROM credit_note n WHERE n.invoice_id = i.id) AS credited,
        (SELECT coalesce(sum(p.amount), 0) FROM payment p
          WHERE p.invoice_id = i.id AND p.state = 'SUCCEEDED') AS paid
      FROM invoice i JOIN organization o ON o.id = i.organization_id
      """;

  /** Whether it has no number yet and follows the usage. */
  public boolean draft() {
    return status.document() == DocumentState.DRAFT;
  }

  /** What is still to be paid. */
  public BigDecimal balance() {
    return status.document() == DocumentState.ISSUED ? open().max(zero()) : zero();
  }

  /** What was paid or taken back beyond what was due. */
  BigDecimal surplus() {
    return switch (status.document()) {
      case DRAFT -> zero();
      case ISSUED -> open().negate().max(zero());
      case VOID -> paid;
    };
  }

  private BigDecimal open() {
    return due.subtract(credited).subtract(paid);
  }

  private BigDecimal zero() {
    return due == null ? BigDecimal.ZERO : BigDecimal.ZERO.setScale(due.scale());
  }

  static InvoiceRow read(ResultSet row) throws SQLException {
    return new InvoiceRow(
        row.getLong("id"),
        row.getString("public_id"),
        row.getLong("organization_id"),
        row.getObject("organization", UUID.class),
        row.getString("display_name"),
        new BillingMonth(YearMonth.from(row.getObject("month", LocalDate.class))),
        new InvoiceStatus(
            DocumentState.valueOf(row.getString("document_state")),
            PaymentState.valueOf(row.getString("payment_state"))),
        row.getString("number"),
        Database.instant(row, "issued_at"),
        row.getObject("due_on", LocalDate.class),
        row.getString("currency"),
        row.getBigDecimal("total"),
        row.getBigDecimal("due"),
        row.getString("hash"),
        Database.instant(row, "created_at"),
        Database.instant(row, "updated_at"),
        row.getInt("version"),
        row.getBigDecimal("credited"),
        row.getBigDecimal("paid"));
  }
}
