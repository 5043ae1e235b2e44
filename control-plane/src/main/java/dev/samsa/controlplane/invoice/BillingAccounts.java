package dev.samsa.controlplane.invoice;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** How far each organization's months are closed. Months are closed one after the other. */
@ApplicationScoped
public class BillingAccounts {
  private final Database database;

  public BillingAccounts(Database database) {
    this.database = database;
  }

  /** The month to close next; whoever asks holds the account until its transaction ends. */
  @Transactional(TxType.MANDATORY)
  BillingMonth lock(long organizationKey) {
    database.update(
        """
        INSERT INTO billing_account (organization_id, next_month)
        SELECT o.id, (date_trunc('month', o.created_at AT TIME ZONE 'UTC'))::date
        FROM organization o WHERE o.id = ? ON CONFLICT DO NOTHING
        """,
        organizationKey);
    return database
        .first(
            "SELECT next_month FROM billing_account WHERE organization_id = ? FOR UPDATE",
            row -> month(row.getObject(1, LocalDate.class)),
            organizationKey)
        .orElseThrow();
  }

  /** The month to close next. */
  BillingMonth next(long organizationKey) {
    return database
        .first(
            """
            SELECT coalesce(a.next_month,
              (date_trunc('month', o.created_at AT TIME ZONE 'UTC'))::date)
            FROM organization o LEFT JOIN billing_account a ON a.organization_id = o.id
            WHERE o.id = ?
            """,
            row -> month(row.getObject(1, LocalDate.class)),
            organizationKey)
        .orElseThrow();
  }

  /** Why its month could not be closed, for people; empty if nothing stands in the way. */
  String blockedBy(long organizationKey) {
    return database
        .first(
            "SELECT blocked_by FROM billing_account WHERE organization_id = ?",
            row -> row.getString(1),
            organizationKey)
        .orElse("");
  }

  /** That month is closed. */
  @Transactional(TxType.MANDATORY)
  void closed(long organizationKey, BillingMonth month) {
    database.update(
        """
        UPDATE billing_account SET next_month = ?, blocked_by = ''
        WHERE organization_id = ? AND next_month = ?
        """,
        month.month().plusMonths(1).atDay(1),
        organizationKey,
        month.month().atDay(1));
  }

  /** Writes down why its month cannot be closed. */
  @Transactional(TxType.REQUIRES_NEW)
  void blocked(long organizationKey, String reason) {
    lock(organizationKey);
    database.update(
        "UPDATE billing_account SET blocked_by = ? WHERE organization_id = ? AND blocked_by <> ?",
        reason,
        organizationKey,
        reason);
  }

  /**
   * Organizations with a month that ended before an instant and is not closed.
   *
   * @param settled how far back the end of a month must lie
   */
  List<Long> due(Instant settled) {
    return database.list(
        """
        SELECT o.id FROM organization o LEFT JOIN billing_account a ON a.organization_id = o.id
        WHERE (coalesce(a.next_month, (date_trunc('month', o.created_at AT TIME ZONE 'UTC'))::date)
          + interval '1 month') AT TIME ZONE 'UTC' <= ?
        ORDER BY o.id
        """,
        row -> row.getLong(1),
        settled);
  }

  private static BillingMonth month(LocalDate first) {
    return new BillingMonth(YearMonth.from(first));
  }
}
