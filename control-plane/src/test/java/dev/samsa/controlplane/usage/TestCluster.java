package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.database.Database;
import java.time.Instant;
import java.util.UUID;

/** A tenant's cluster as rows only: nothing runs, so that tests can report for it as they like. */
public record TestCluster(long key, String id, long organizationKey, UUID organization) {

  /** Makes a cluster that has been ready since an instant. */
  public static TestCluster create(Database database, Instant readySince, int brokers) {
    UUID organization = UUID.randomUUID();
    long organizationKey =
        insert(
            database,
            "INSERT INTO organization (public_id, display_name, created_at, updated_at)"
                + " VALUES (?, 'News', ?, ?) RETURNING id",
            organization,
            readySince,
            readySince);
    return createFor(database, organizationKey, organization, readySince, brokers);
  }

  /** Makes a cluster of a tenant that has signed up. */
  public static TestCluster createFor(
      Database database, String organization, Instant readySince, int brokers) {
    UUID id = UUID.fromString(organization);
    long key =
        database
            .first("SELECT id FROM organization WHERE public_id = ?", row -> row.getLong(1), id)
            .orElseThrow();
    return createFor(database, key, id, readySince, brokers);
  }

  private static TestCluster createFor(
      Database database, long organizationKey, UUID organization, Instant readySince, int brokers) {
    String suffix = UUID.randomUUID().toString().substring(0, 8);
    long environment =
        insert(
            database,
            "INSERT INTO environment (public_id, organization_id, display_name, created_at,"
                + " updated_at) VALUES (?, ?, ?, ?, ?) RETURNING id",
            "env-" + suffix,
            organizationKey,
            "news-" + suffix,
            readySince,
            readySince);
    long cell =
        insert(
            database,
            "INSERT INTO cell (name, kind, capacity_mib, seen_at, created_at) VALUES (?, 'kubernetes', 0, now(), ?) RETURNING id",
            "cell-" + suffix,
            readySince);
    String id = "lkc-" + suffix;
    long cluster =
        insert(
            database,
            "INSERT INTO kafka_cluster (public_id, organization_id, environment_id, display_name,"
                + " tier, availability, multi_zone, cloud, region, memory_mib, kafka_cluster_id, cell_id,"
                + " state, state_entered_at, next_attempt_at, created_at, updated_at)"
                + " VALUES (?, ?, ?, 'news', 'STANDARD', 'HIGH', true, 'AWS', 'us-east-2', 0, ?, ?,"
                + " 'READY', ?, 'infinity', ?, ?) RETURNING id",
            id,
            organizationKey,
            environment,
            "kafka-" + suffix,
            cell,
            readySince,
            readySince,
            readySince);
    state(database, cluster, "READY", readySince);
    for (int node = 1; node <= brokers; node++) {
      insert(
          database,
          "INSERT INTO kafka_node (cluster_id, cell_id, node_id, zone, directory_id, client_port)"
              + " VALUES (?, ?, ?, 'a', 'dir', ?) RETURNING id",
          cluster,
          cell,
          node,
          20_000 + node);
    }
    return new TestCluster(cluster, id, organizationKey, organization);
  }

  public static void state(Database database, long cluster, String state, Instant at) {
    insert(
        database,
        "INSERT INTO kafka_cluster_state (cluster_id, state, tier, entered_at)"
            + " VALUES (?, ?, 'STANDARD', ?) RETURNING id",
        cluster,
        state,
        at);
  }

  private static long insert(Database database, String sql, Object... parameters) {
    return database.first(sql, row -> row.getLong(1), parameters).orElseThrow();
  }
}
