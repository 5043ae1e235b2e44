package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Tells when storage may go: not before all usage in it has been taken in. */
@ApplicationScoped
public class UsageDrain {
  private final Database database;
  private final UsageConfig config;
  private final Clock clock;

  public UsageDrain(Database database, UsageConfig config, Clock clock) {
    this.database = database;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Whether every broker of a cluster has stopped in good order and each of its windows was taken
   * in. A broker that never asked for keys let nobody in, and has nothing to bring; one that did
   * may have served before its first report was taken.
   */
  public boolean isDrained(String lkc) {
    return pending(lkc, null) == 0;
  }

  /** As {@link #isDrained(String)} for one broker, before it is taken out of the cluster. */
  public boolean isDrained(String lkc, int broker) {
    return pending(lkc, broker) == 0;
  }

  /** Of a run that is older than batches are kept, the first ones count as taken in. */
  private int pending(String lkc, Integer broker) {
    return database
        .first(
            """
            WITH cluster AS (SELECT id FROM kafka_cluster WHERE public_id = ?),
            served AS (
              SELECT b.cluster_id, b.broker
              FROM usage_broker b JOIN cluster ON cluster.id = b.cluster_id
              UNION
              SELECT n.cluster_id, n.node_id
              FROM kafka_node n JOIN cluster ON cluster.id = n.cluster_id
              WHERE n.seen_at IS NOT NULL)
            SELECT count(*) FROM served s
            LEFT JOIN usage_broker b ON b.cluster_id = s.cluster_id AND b.broker = s.broker
            LEFT JOIN usage_boot r ON r.cluster_id = b.cluster_id AND r.broker = b.broker
              AND r.boot_id = b.boot_id
            WHERE (?::integer IS NULL OR s.broker = ?::integer)
              AND NOT (coalesce(r.finished, false) AND r.last_sequence = (
                SELECT count(*) + CASE WHEN r.began_at < ?
                  THEN coalesce(min(u.sequence) - 1, r.last_sequence) ELSE 0 END
                FROM usage_batch u
                WHERE u.cluster_id = b.cluster_id AND u.broker = b.broker
                  AND u.boot_id = b.boot_id))
            """,
            row -> row.getInt(1),
            lkc,
            broker,
            broker,
            clock.instant().minus(config.retention()))
        .orElse(0);
  }
}
