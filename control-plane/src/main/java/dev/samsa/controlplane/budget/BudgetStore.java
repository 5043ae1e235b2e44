package dev.samsa.controlplane.budget;

import dev.samsa.billing.budget.Budget;
import dev.samsa.billing.budget.Consequence;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** The rows of budgets. */
@ApplicationScoped
class BudgetStore {
  private static final String SELECT = "SELECT * FROM budget WHERE deleted_at IS NULL ";

  private final Database database;
  private final Clock clock;

  BudgetStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Transactional(TxType.MANDATORY)
  StoredBudget insert(
      long organizationKey, BudgetScope scope, BudgetTerms terms, String id, YearMonth period) {
    Instant now = clock.instant();
    return database
        .first(
            """
            INSERT INTO budget (public_id, organization_id, display_name, scope_kind, scope_id,
              amount, warn_at, throttle_at, suspend_at, suspension, emails, webhook_url,
              webhook_round, period, state, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'NONE', ?, ?)
            RETURNING *
            """,
            BudgetStore::read,
            id,
            organizationKey,
            terms.displayName(),
            scope.kind().name(),
            scope.id(),
            terms.amount(),
            terms.warnAt().stream().mapToInt(Integer::intValue).toArray(),
            terms.throttleAt().orElse(null),
            terms.suspendAt().orElse(null),
            terms.suspension().name(),
            terms.emails().toArray(String[]::new),
            terms.webhook().orElse(null),
            terms.webhook().isPresent() ? 1 : 0,
            Date.valueOf(period.atDay(1)),
            now,
            now)
        .orElseThrow();
  }

  /**
   * Changes a budget whose row is locked. What it had seen of the month is looked at anew.
   *
   * @param secretRound number of the webhook's secret from now on
   */
  @Transactional(TxType.MANDATORY)
  StoredBudget update(StoredBudget locked, BudgetTerms terms, int secretRound) {
    return database
        .first(
            """
            UPDATE budget SET display_name = ?, amount = ?, warn_at = ?, throttle_at = ?,
              suspend_at = ?, suspension = ?, emails = ?, webhook_url = ?, webhook_round = ?,
              spent = 0, updated_at = ?, version = version + 1
            WHERE id = ? RETURNING *
            """,
            BudgetStore::read,
            terms.displayName(),
            terms.amount(),
            terms.warnAt().stream().mapToInt(Integer::intValue).toArray(),
            terms.throttleAt().orElse(null),
            terms.suspendAt().orElse(null),
            terms.suspension().name(),
            terms.emails().toArray(String[]::new),
            terms.webhook().orElse(null),
            secretRound,
            clock.instant(),
            locked.key())
        .orElseThrow();
  }

  /** Writes where a budget stands; its row is locked. */
  @Transactional(TxType.MANDATORY)
  void stand(StoredBudget locked, StoredBudget.Standing standing) {
    database.update(
        """
        UPDATE budget SET period = ?, state = ?, spent = ?, warned = ?, evaluated_at = ?,
          version = version + 1
        WHERE id = ?
        """,
        Date.valueOf(standing.period().atDay(1)),
        standing.state().name(),
        standing.spent(),
        standing.warned().stream().mapToInt(Integer::intValue).toArray(),
        standing.evaluatedAt(),
        locked.key());
  }

  @Transactional(TxType.MANDATORY)
  void delete(StoredBudget locked) {
    Instant now = clock.instant();
    database.update(
        "UPDATE budget SET deleted_at = ?, updated_at = ?, version = version + 1 WHERE id = ?",
        now,
        now,
        locked.key());
  }

  Optional<StoredBudget> find(long organizationKey, String id) {
    return database.first(
        SELECT + "AND organization_id = ? AND public_id = ?",
        BudgetStore::read,
        organizationKey,
        id);
  }

  /** The budget with its row locked until the transaction ends. */
  @Transactional(TxType.MANDATORY)
  Optional<StoredBudget> lock(long key) {
    return database.first(SELECT + "AND id = ? FOR UPDATE", BudgetStore::read, key);
  }

  List<StoredBudget> page(long organizationKey, long afterKey, int limit) {
    return database.list(
        SELECT + "AND organization_id = ? AND id > ? ORDER BY id LIMIT ?",
        BudgetStore::read,
        organizationKey,
        afterKey,
        limit);
  }

  List<StoredBudget> ofOrganization(long organizationKey) {
    return page(organizationKey, 0, Integer.MAX_VALUE);
  }

  /** Organizations that have budgets. */
  List<Long> organizations() {
    return database.list(
        "SELECT DISTINCT organization_id FROM budget WHERE deleted_at IS NULL ORDER BY 1",
        row -> row.getLong(1));
  }

  private static StoredBudget read(ResultSet row) throws SQLException {
    return new StoredBudget(
        row.getLong("id"),
        row.getLong("organization_id"),
        row.getString("display_name"),
        new BudgetScope(
            BudgetScope.Kind.valueOf(row.getString("scope_kind")), row.getString("scope_id")),
        new Budget(
            row.getString("public_id"),
            row.getBigDecimal("amount"),
            integers(row, "warn_at"),
            Optional.ofNullable(row.getObject("throttle_at", Integer.class)),
            Optional.ofNullable(row.getObject("suspend_at", Integer.class)),
            Budget.Suspension.valueOf(row.getString("suspension"))),
        new StoredBudget.Contacts(
            List.of((String[]) row.getArray("emails").getArray()),
            row.getString("webhook_url"),
            row.getInt("webhook_round")),
        new StoredBudget.Standing(
            YearMonth.from(row.getDate("period").toLocalDate()),
            Consequence.valueOf(row.getString("state")),
            row.getBigDecimal("spent"),
            integers(row, "warned"),
            Database.instant(row, "evaluated_at")),
        Database.instant(row, "created_at"),
        Database.instant(row, "updated_at"));
  }

  private static List<Integer> integers(ResultSet row, String column) throws SQLException {
    return List.of((Integer[]) row.getArray(column).getArray());
  }
}
