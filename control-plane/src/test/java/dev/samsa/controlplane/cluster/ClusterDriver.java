package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.cell.Cells;
import dev.samsa.controlplane.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.Uuid;

/** Makes clusters and takes them from step to step, each step under a lease of its own. */
final class ClusterDriver {
  private static final int STEPS = 50;

  private final Database database;
  private final ClusterStore store;
  private final ClusterLeases leases;
  private final ClusterSteps steps;
  private final Cells cells;

  ClusterDriver(
      Database database,
      ClusterStore store,
      ClusterLeases leases,
      ClusterSteps steps,
      Cells cells) {
    this.database = database;
    this.store = store;
    this.leases = leases;
    this.steps = steps;
    this.cells = cells;
  }

  /** A cell that counts as alive however long the test takes. */
  void keepAlive(String cell) {
    database.update(
        "UPDATE cell SET seen_at = ? WHERE name = ?",
        Instant.now().plus(Duration.ofHours(1)),
        cell);
  }

  ClusterRow create(boolean multiZone) {
    long organization =
        insert(
            "INSERT INTO organization (public_id, display_name, created_at, updated_at)"
                + " VALUES (gen_random_uuid(), 'Acme', now(), now()) RETURNING id");
    long environment =
        insert(
            "INSERT INTO environment (public_id, organization_id, display_name, created_at,"
                + " updated_at) VALUES ('env-' || gen_random_uuid(), ?, 'default', now(), now())"
                + " RETURNING id",
            organization);
    return store.insert(
        new ClusterStore.NewCluster(
            "lkc-" + UUID.randomUUID().toString().substring(0, 8),
            organization,
            environment,
            "orders",
            Tier.STANDARD,
            "LOW",
            multiZone,
            "AWS",
            "us-east-2",
            10,
            null,
            false,
            Uuid.randomUuid().toString()));
  }

  ClusterState state(String id) {
    return store.find(id).orElseThrow().state();
  }

  /** One step under a lease that is held. */
  ClusterSteps.Outcome step(ClusterRow leased) {
    return steps.step(leased);
  }

  /** Steps until the cluster is in that state, and holds a lease on it there. */
  ClusterRow leaseIn(String id, ClusterState state) {
    drive(id, state);
    return claim(id);
  }

  /** Does step after step until a state is reached. */
  ClusterRow drive(String id, ClusterState... until) {
    Set<ClusterState> ends = Set.of(until);
    for (int i = 0; i < STEPS; i++) {
      ClusterRow now = store.find(id).orElseThrow();
      if (ends.contains(now.state())) {
        return now;
      }
      ClusterRow leased = claim(id);
      steps.step(leased);
      leases.release(leased, Instant.now());
    }
    throw new AssertionError(id + " stays " + state(id));
  }

  ClusterRow claim(String id) {
    return tryClaim(id).orElseThrow();
  }

  /** Empty if the cluster is none that a worker for these cells may work on. */
  Optional<ClusterRow> tryClaim(String id) {
    // Only this cluster is due; others wait in the future.
    database.update(
        "UPDATE kafka_cluster SET next_attempt_at = now() + interval '1 hour' WHERE public_id <> ?",
        id);
    leases.wake(id);
    return leases.claim("driver", cells.names());
  }

  void expireLease(String id) {
    database.update(
        "UPDATE kafka_cluster SET lease_until = now() - interval '1 second' WHERE public_id = ?",
        id);
  }

  /** The states that it was in, in their order. */
  List<String> history(String id) {
    return database.list(
        """
        SELECT s.state FROM kafka_cluster_state s JOIN kafka_cluster c ON c.id = s.cluster_id
        WHERE c.public_id = ? ORDER BY s.id
        """,
        row -> row.getString(1),
        id);
  }

  private long insert(String sql, Object... parameters) {
    return database.first(sql, row -> row.getLong(1), parameters).orElseThrow();
  }
}
