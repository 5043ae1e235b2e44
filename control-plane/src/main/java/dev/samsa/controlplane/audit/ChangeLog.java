package dev.samsa.controlplane.audit;

import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What was done to an object, for those who look for causes. */
@ApplicationScoped
public class ChangeLog {
  private final Database database;

  public ChangeLog(Database database) {
    this.database = database;
  }

  /** An entry of the audit log that was allowed. */
  public record Change(
      long id, Instant at, String actor, String action, String object, String detail) {}

  /**
   * Entries that name the object, or something in it, the latest first.
   *
   * @param object such as {@code lkc-…}; names nothing else by being part of it
   */
  public List<Change> naming(long organizationKey, String object, Instant since, int limit) {
    return database.list(
        """
        SELECT id, at, actor, action, object, detail FROM audit_entry
        WHERE organization_id = ? AND at >= ? AND outcome = 'ALLOWED'
          AND (position(? IN object) > 0 OR position(? IN detail) > 0)
        ORDER BY id DESC LIMIT ?
        """,
        row ->
            new Change(
                row.getLong("id"),
                Database.instant(row, "at"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("object"),
                row.getString("detail")),
        organizationKey,
        since,
        object,
        object,
        limit);
  }
}
