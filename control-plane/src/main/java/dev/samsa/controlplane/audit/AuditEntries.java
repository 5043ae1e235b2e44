package dev.samsa.controlplane.audit;

import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Reads the audit log. */
@ApplicationScoped
public class AuditEntries {
  private final Database database;

  public AuditEntries(Database database) {
    this.database = database;
  }

  /**
   * Which entries are wanted; null stands for any.
   *
   * @param action the action itself, or its first part such as {@code api-key}
   * @param since first instant wanted
   * @param until first instant not wanted
   */
  record Filter(
      String actor,
      String action,
      String object,
      String outcome,
      String address,
      Instant since,
      Instant until) {}

  /**
   * Entries of an organization, the latest first.
   *
   * @param before only entries older than the one of that key
   */
  List<AuditEntryView> latest(long organizationKey, Filter filter, long before, int limit) {
    return database.list(
        """
        SELECT id, at, actor, credential, action, object, address, outcome, detail
        FROM audit_entry
        WHERE organization_id = ? AND id < ?
          AND (?::text IS NULL OR actor = ?)
          AND (?::text IS NULL OR action = ? OR split_part(action, '.', 1) = ?)
          AND (?::text IS NULL OR object = ?)
          AND (?::text IS NULL OR outcome = ?)
          AND (?::text IS NULL OR address = ?)
          AND (?::timestamptz IS NULL OR at >= ?)
          AND (?::timestamptz IS NULL OR at < ?)
        ORDER BY id DESC
        LIMIT ?
        """,
        AuditEntries::read,
        organizationKey,
        before,
        filter.actor(),
        filter.actor(),
        filter.action(),
        filter.action(),
        filter.action(),
        filter.object(),
        filter.object(),
        filter.outcome(),
        filter.outcome(),
        filter.address(),
        filter.address(),
        filter.since(),
        filter.since(),
        filter.until(),
        filter.until(),
        limit);
  }

  private static AuditEntryView read(ResultSet row) throws SQLException {
    return new AuditEntryView(
        row.getLong("id"),
        Database.instant(row, "at"),
        row.getString("actor"),
        row.getString("credential"),
        row.getString("action"),
        row.getString("object"),
        row.getString("address"),
        row.getString("outcome"),
        row.getString("detail"));
  }
}
