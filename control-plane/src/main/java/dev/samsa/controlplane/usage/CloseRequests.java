package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.database.Database;
import dev.samsa.description.usage.UsageBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/**
 * Asks brokers to close their windows before the minute is over, for one who waits for a complete
 * bill. They learn of it with the answer to their next report.
 */
@ApplicationScoped
public class CloseRequests {
  private final Database database;
  private final Clock clock;

  public CloseRequests(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Asks every cluster of an organization that is there.
   *
   * @return the instant up to which the bill will be complete
   */
  @Transactional
  public Instant request(long organizationKey) {
    Instant now = clock.instant();
    database.update(
        """
        INSERT INTO usage_close_request (cluster_id, requested_at)
        SELECT id, ? FROM kafka_cluster WHERE organization_id = ? AND deleted_at IS NULL
        ON CONFLICT (cluster_id) DO UPDATE SET requested_at = excluded.requested_at
        """,
        now,
        organizationKey);
    return now;
  }

  /** Whether the broker should close the window that it shows. */
  boolean wants(long clusterKey, UsageBatch open) {
    return database
        .first(
            "SELECT 1 FROM usage_close_request WHERE cluster_id = ? AND requested_at > ?",
            row -> true,
            clusterKey,
            Instant.ofEpochMilli(open.windowStart()))
        .orElse(false);
  }
}
