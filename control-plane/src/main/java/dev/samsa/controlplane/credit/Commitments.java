package dev.samsa.controlplane.credit;

import dev.samsa.billing.invoice.Commitment;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Commitments of organizations; the terms of one organization do not overlap. */
@ApplicationScoped
public class Commitments {
  private final Database database;
  private final Clock clock;

  public Commitments(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  public List<Commitment> of(long organizationKey) {
    return database.list(
        "SELECT * FROM commitment WHERE organization_id = ? ORDER BY first_month",
        Commitments::read,
        organizationKey);
  }

  /** The commitment whose last month that is. */
  public Optional<Commitment> endingWith(long organizationKey, BillingMonth month) {
    return of(organizationKey).stream().filter(c -> c.to().equals(month.end())).findFirst();
  }

  /** Makes one; empty if its term overlaps another's. */
  Optional<Commitment> create(
      long organizationKey, String name, BigDecimal amount, YearMonth first, YearMonth last) {
    return database.first(
        """
        INSERT INTO commitment (public_id, organization_id, name, amount, first_month, last_month,
          created_at)
        SELECT ?, ?, ?, ?, ?::date, ?::date, ?
        WHERE NOT EXISTS (SELECT 1 FROM commitment
          WHERE organization_id = ? AND first_month <= ?::date AND last_month >= ?::date)
        RETURNING *
        """,
        Commitments::read,
        PublicIds.create("cm"),
        organizationKey,
        name,
        amount,
        first.atDay(1).toString(),
        last.atDay(1).toString(),
        clock.instant(),
        organizationKey,
        last.atDay(1).toString(),
        first.atDay(1).toString());
  }

  private static Commitment read(ResultSet row) throws SQLException {
    return new Commitment(
        row.getString("public_id"),
        row.getString("name"),
        row.getBigDecimal("amount"),
        month(row, "first_month").start(),
        month(row, "last_month").end());
  }

  private static BillingMonth month(ResultSet row, String column) throws SQLException {
    return new BillingMonth(YearMonth.from(row.getObject(column, LocalDate.class)));
  }
}
