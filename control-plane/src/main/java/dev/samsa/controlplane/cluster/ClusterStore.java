package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Changes the rows of clusters. Whatever changes one goes by the row as it was read, or not at all.
 */
@ApplicationScoped
public class ClusterStore {
  private static final String INSERT =
      """
      INSERT INTO kafka_cluster (public_id, organization_id, environment_id, display_name, tier,
        availability, multi_zone, cloud, region, max_ecku, cku, deletion_protection,
        kafka_cluster_id, memory_mib, state, state_entered_at, next_attempt_at, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      RETURNING id
      """;

  private final Database database;
  private final Clock clock;

  public ClusterStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The cluster of that id, in any state. */
  Optional<ClusterRow> find(String id) {
    return database.first(ClusterQueries.SELECT + "WHERE c.public_id = ?", ClusterRow::read, id);
  }

  /**
   * A new cluster as a tenant asked for it.
   *
   * @param kafkaClusterId Kafka's own id, a base64 UUID
   */
  record NewCluster(
      String id,
      long organizationKey,
      long environmentKey,
      String displayName,
      Tier tier,
      String availability,
      boolean multiZone,
      String cloud,
      String region,
      Integer maxEcku,
      Integer cku,
      boolean deletionProtection,
      String kafkaClusterId) {

    Integer capacity() {
      return cku == null ? maxEcku : cku;
    }
  }

  /** Writes a new cluster's row and the first row of its history. */
  @Transactional
  ClusterRow insert(NewCluster cluster) {
    Instant now = clock.instant();
    int memory =
        Sizing.of(cluster.tier(), cluster.multiZone(), cluster.region(), cluster.capacity())
            .clusterMiB();
    long key =
        database
            .first(
                INSERT,
                row -> row.getLong("id"),
                cluster.id(),
                cluster.organizationKey(),
                cluster.environmentKey(),
                cluster.displayName(),
                cluster.tier().name(),
                cluster.availability(),
                cluster.multiZone(),
                cluster.cloud(),
                cluster.region(),
                cluster.maxEcku(),
                cluster.cku(),
                cluster.deletionProtection(),
                cluster.kafkaClusterId(),
                memory,
                ClusterState.ACCEPTED.name(),
                now,
                now,
                now,
                now)
            .orElseThrow();
    recordHistory(key, ClusterState.ACCEPTED, cluster.tier(), cluster.cku(), "", now);
    database.notify(ClusterLeases.CHANNEL, cluster.id());
    return find(cluster.id()).orElseThrow();
  }

  /** Whether a deleted cluster has run again since for the usage that its nodes held. */
  boolean wasDraining(ClusterRow row) {
    return database
        .first(
            """
            SELECT 1 FROM kafka_cluster_state
            WHERE cluster_id = ? AND state = 'DRAINING' AND entered_at >= ?::timestamptz
            """,
            found -> true,
            row.key(),
            row.deletedAt())
        .isPresent();
  }

  /**
   * Moves a cluster to another state and writes the history row.
   *
   * @param seen the row that the decision was made on
   * @return the row as it is now; empty if somebody else changed it or leased it since, in which
   *     case nothing was written
   * @throws IllegalStateException if the state machine has no such step
   */
  @Transactional
  Optional<ClusterRow> transition(ClusterRow seen, ClusterState to, String reason) {
    if (!seen.state().successors().contains(to)) {
      throw new IllegalStateException("no step from " + seen.state() + " to " + to);
    }
    Instant now = clock.instant();
    Instant deletedAt =
        switch (to) {
          case STOPPING -> seen.deletedAt() == null ? now : seen.deletedAt();
          case RESTORING -> null;
          default -> seen.deletedAt();
        };
    int changed =
        database.update(
            """
            UPDATE kafka_cluster SET state = ?, state_reason = ?, state_entered_at = ?,
              deleted_at = ?::timestamptz, next_attempt_at = ?, updated_at = ?,
              version = version + 1
            WHERE id = ? AND state = ? AND version = ? AND fence = ?
            """,
            to.name(),
            reason,
            now,
            deletedAt,
            now,
            now,
            seen.key(),
            seen.state().name(),
            seen.version(),
            seen.fence());
    if (changed == 0) {
      return Optional.empty();
    }
    recordHistory(seen.key(), to, seen.tier(), seen.billedCku(), reason, now);
    database.notify(ClusterLeases.CHANNEL, seen.id());
    return find(seen.id());
  }

  /**
   * Writes what a tenant changed; a change of tier becomes part of the history.
   *
   * @return false if somebody else changed the row since it was read
   */
  @Transactional
  boolean amend(ClusterRow seen, ClusterPatch patch) {
    Instant now = clock.instant();
    int changed =
        database.update(
            """
            UPDATE kafka_cluster SET display_name = ?, tier = ?, max_ecku = ?, cku = ?, memory_mib = ?,
              deletion_protection = ?, updated_at = ?, next_attempt_at = ?, version = version + 1
            WHERE id = ? AND state = ? AND version = ?
            """,
            patch.displayName(),
            patch.tier().name(),
            patch.maxEcku(),
            patch.cku(),
            Sizing.of(patch.tier(), seen.multiZone(), seen.region(), patch.capacity()).clusterMiB(),
            patch.deletionProtection(),
            now,
            now,
            seen.key(),
            seen.state().name(),
            seen.version());
    if (changed > 0) {
      if (patch.tier() != seen.tier()) {
        recordHistory(
            seen.key(), seen.state(), patch.tier(), seen.billedCku(), "tier changed", now);
      }
      database.notify(ClusterLeases.CHANNEL, seen.id());
    }
    return changed > 0;
  }

  /**
   * Writes down why nothing can be seen of a cluster, or that it can be seen again. Not a change of
   * the cluster: steps decided on the row as it was read still count.
   */
  void notice(ClusterRow seen, String notice) {
    if (!notice.equals(seen.cellNotice())) {
      database.update(
          "UPDATE kafka_cluster SET cell_notice = ? WHERE id = ? AND fence = ?",
          notice,
          seen.key(),
          seen.fence());
    }
  }

  /**
   * All nodes run with the capacity asked for: from now on that is what the cluster has. Writes
   * nothing if somebody else changed the row since.
   *
   * @return the row as it is now; empty if somebody else changed it
   */
  @Transactional
  Optional<ClusterRow> resized(ClusterRow seen) {
    Instant now = clock.instant();
    int changed =
        database.update(
            """
            UPDATE kafka_cluster SET running_cku = cku, updated_at = ?, version = version + 1
            WHERE id = ? AND state = ? AND version = ? AND fence = ?
            """,
            now,
            seen.key(),
            seen.state().name(),
            seen.version(),
            seen.fence());
    if (changed == 0) {
      return Optional.empty();
    }
    recordHistory(seen.key(), seen.state(), seen.tier(), seen.cku(), "resized", now);
    return find(seen.id());
  }

  /** Puts a cluster into a cell; part of the step out of {@link ClusterState#ACCEPTED}. */
  void place(ClusterRow seen, long cellKey) {
    database.update(
        "UPDATE kafka_cluster SET cell_id = ? WHERE id = ? AND version = ? AND fence = ?",
        cellKey,
        seen.key(),
        seen.version(),
        seen.fence());
  }

  /** Takes a cluster out of its cell, to be placed anew; written only as {@link #transition} is. */
  @Transactional
  Optional<ClusterRow> displace(ClusterRow seen, String reason) {
    return transition(seen, ClusterState.ACCEPTED, reason)
        .flatMap(moved -> {
          database.update("UPDATE kafka_cluster SET cell_id = NULL WHERE id = ?", moved.key());
          return find(moved.id());
        });
  }

  private void recordHistory(
      long key, ClusterState state, Tier tier, Integer cku, String reason, Instant at) {
    database.update(
        """
        INSERT INTO kafka_cluster_state (cluster_id, state, reason, tier, cku, entered_at)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        key,
        state.name(),
        reason,
        tier.name(),
        cku,
        at);
  }
}
