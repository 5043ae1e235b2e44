package dev.samsa.controlplane.access;

import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.OptionalLong;

/** Which snapshot each broker holds. */
@ApplicationScoped
public class BrokerProgress {
  /** PostgreSQL channel on which the id of a cluster is sent when a broker holds a new snapshot. */
  public static final String CHANNEL = "samsa_applied";

  private final Database database;
  private final Clock clock;

  public BrokerProgress(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Writes down that a broker was heard of, and tells those who wait for what it holds now.
   *
   * @return whether its cluster may become ready by that: it holds another snapshot than at the
   *     time before, and the cluster is being made
   */
  @Transactional
  public boolean heard(String clusterId, int broker, long applied) {
    return database
        .first(
            """
            WITH before AS (
              SELECT n.id, n.applied_access_number AS number, c.public_id,
                c.state IN ('PROVISIONING', 'RESTORING') AS being_made
              FROM kafka_node n JOIN kafka_cluster c ON c.id = n.cluster_id
              WHERE c.public_id = ? AND n.node_id = ? FOR UPDATE OF n),
            heard AS (
              UPDATE kafka_node n SET applied_access_number = ?, seen_at = ?
              FROM before WHERE n.id = before.id
              RETURNING before.public_id, before.being_made,
                before.number <> n.applied_access_number AS changed)
            SELECT changed AND being_made,
              CASE WHEN changed THEN pg_notify('samsa_applied', public_id) END
            FROM heard
            """,
            row -> row.getBoolean(1),
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
