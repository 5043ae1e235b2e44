package dev.samsa.controlplane.invoice;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;

/** Sees to it that the months of an organization that are not closed have their drafts. */
@ApplicationScoped
public class OpenDrafts {
  private final Database database;
  private final BillingAccounts accounts;
  private final Invoices invoices;

  public OpenDrafts(Database database, BillingAccounts accounts, Invoices invoices) {
    this.database = database;
    this.accounts = accounts;
    this.invoices = invoices;
  }

  /** Begins what is missing: each month up to the present one in which there was any cluster. */
  void begin(long organizationKey, Instant now) {
    YearMonth present = BillingMonth.of(now).month();
    for (YearMonth month = accounts.next(organizationKey).month();
        !month.isAfter(present);
        month = month.plusMonths(1)) {
      BillingMonth billed = new BillingMonth(month);
      if (hasClusters(organizationKey, billed)) {
        invoices.begin(organizationKey, billed);
      }
    }
  }

  private boolean hasClusters(long organizationKey, BillingMonth month) {
    return database
        .first(
            """
            SELECT EXISTS (SELECT 1 FROM kafka_cluster WHERE organization_id = ?
              AND created_at < ? AND (deleted_at IS NULL OR deleted_at >= ?))
            """,
            row -> row.getBoolean(1),
            organizationKey,
            month.end(),
            month.start())
        .orElseThrow();
  }
}
