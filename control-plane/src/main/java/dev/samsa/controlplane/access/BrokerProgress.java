package dev.samsa.controlplane.access;

import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.OptionalLong;

/** Which snapshot each broker holds. */
@ApplicationScoped
public class BrokerProgress {
  private final Database database;
  private final Clock clock;

  public BrokerProgress(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Writes down that a broker was heard of.
   *
   * @return whether it holds another snapshot than at the time before
   */
  @Transactional
  public boolean heard(String clusterId, int broker, long applied) {
    return database
        .first(
            """
            WITH before AS (
              SELECT n.id, n.applied_access_number FROM kafka_node n
                JOIN kafka_cluster c ON c.id = n.cluster_id
              WHERE c.public_id = ? AND n.node_id = ? FOR UPDATE OF n)
            UPDATE kafka_node n SET applied_access_number = ?, seen_at = ?
            FROM before WHERE n.id = before.id
            RETURNING before.applied_access_number
            """,
            row -> row.getLong(1) != applied,
            clusterId,
            broker,
            applied,
            clock.instant())
        .orElse(false);
  }

  /**
   * The highest number that all brokers of a cluster hold: what was changed up to it is in force.
   * Empty if the cluster has no brokers yet.
   */
  public OptionalLong inForce(String clusterId) {
    return database
        .first(
            """
            SELECT min(n.applied_access_number) AS number FROM kafka_node n
              JOIN kafka_cluster c ON c.id = n.cluster_id
            WHERE c.public_id = ?
            HAVING count(*) > 0
            """,
            row -> row.getLong("number"),
            clusterId)
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }
}
