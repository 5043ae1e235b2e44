package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.cell.CellStore;
import dev.samsa.controlplane.cell.CellTakenOver;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Who works on a cluster. A lease lets one worker at a time do so; each lease raises the fence, and
 * a worker whose lease ran out finds all its writes refused once another has taken over.
 */
@ApplicationScoped
public class ClusterLeases {
  /** PostgreSQL channel on which the ids of clusters with something to do are sent. */
  static final String CHANNEL = "samsa_cluster";

  /** Longer than any step takes; a dead worker's clusters wait that long. */
  static final Duration LEASE = Duration.ofSeconds(20);

  private final Database database;
  private final ClusterStore store;
  private final Clock clock;

  public ClusterLeases(Database database, ClusterStore store, Clock clock) {
    this.database = database;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Leases the cluster that has waited longest, if one is due.
   *
   * @param owner the worker
   * @param cells names of the cells that it serves; clusters of others are left alone, clusters in
   *     no cell yet are anybody's, as are those that a tenant waits for in a cell that nobody
   *     serves
   */
  @Transactional
  Optional<ClusterRow> claim(String owner, Collection<String> cells) {
    Instant now = clock.instant();
    Instant until = now.plus(LEASE);
    return database
        .first(
            """
            UPDATE kafka_cluster SET lease_owner = ?, lease_until = ?, next_attempt_at = ?,
              fence = fence + 1
            WHERE id = (
              SELECT id FROM kafka_cluster
              WHERE state <> 'DELETED' AND next_attempt_at <= ?
                AND (lease_until IS NULL OR lease_until <= ?)
                AND (cell_id IS NULL OR cell_id IN (SELECT id FROM cell WHERE name = ANY (?))
                  OR state IN ('PREPARING', 'PROVISIONING', 'RESTORING')
                    AND cell_id IN (SELECT id FROM cell WHERE seen_at <= ?))
              ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING public_id
            """,
            row -> row.getString(1),
            owner,
            until,
            until,
            now,
            now,
            cells.toArray(String[]::new),
            now.minus(CellStore.ALIVE))
        .flatMap(store::find);
  }

  /**
   * Gives a lease back.
   *
   * @param leased the row as the lease gave it, or as a later step of the same lease did
   * @param next when the cluster is to be looked at again, unless it was woken meanwhile
   */
  @Transactional
  void release(ClusterRow leased, Instant next) {
    database.update(
        """
        UPDATE kafka_cluster SET lease_owner = NULL, lease_until = NULL,
          next_attempt_at = CASE WHEN next_attempt_at < lease_until THEN next_attempt_at ELSE ? END
        WHERE id = ? AND fence = ?
        """,
        next,
        leased.key(),
        leased.fence());
  }

  /** Has the cluster looked at as soon as a worker is free. */
  @Transactional
  public void wake(String clusterId) {
    database.update(
        "UPDATE kafka_cluster SET next_attempt_at = ? WHERE public_id = ? AND next_attempt_at > ?",
        clock.instant(),
        clusterId,
        clock.instant());
    database.notify(CHANNEL, clusterId);
  }

  /** Ends the leases that a dead process left on a cell's clusters, and has all looked at. */
  @Transactional
  void takeOver(@Observes CellTakenOver event) {
    Instant now = clock.instant();
    database.update(
        """
        UPDATE kafka_cluster SET lease_owner = NULL, lease_until = NULL, next_attempt_at = ?,
          fence = fence + 1
        WHERE cell_id = (SELECT id FROM cell WHERE name = ?) AND state <> 'DELETED'
          AND (lease_until IS NOT NULL OR state IN ('READY', 'DEGRADED', 'FAILED'))
        """,
        now,
        event.cell());
  }
}
