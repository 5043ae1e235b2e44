package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A cluster as it was read.
 *
 * @param key key of its row
 * @param id {@code lkc-…}
 * @param availability as the tenant asked: SINGLE_ZONE, MULTI_ZONE, LOW or HIGH
 * @param cku capacity asked for; null unless it is Dedicated
 * @param runningCku capacity that all its nodes run with; null until they first do
 * @param cell name of its cell; null until it is placed
 * @param cellNotice why nothing can be seen of it now; empty while its cell can be reached
 * @param cellHost name that its clients dial where that is the cell's own; null for the platform's
 * @param clientPorts ports of its brokers for clients, by node; none before it is placed
 * @param accessNumber number of its newest access snapshot
 * @param fence grows with each lease
 * @param version grows with each change of the row
 * @param deletedAt when the tenant's delete was accepted; null while it is there
 */
record ClusterRow(
    long key,
    String id,
    UUID organization,
    long organizationKey,
    String environment,
    String displayName,
    Tier tier,
    String availability,
    boolean multiZone,
    String cloud,
    String region,
    Integer maxEcku,
    Integer cku,
    Integer runningCku,
    boolean deletionProtection,
    String kafkaClusterId,
    String cell,
    ClusterState state,
    Instant stateEnteredAt,
    String stateReason,
    String cellNotice,
    String cellHost,
    List<Integer> clientPorts,
    long accessNumber,
    long fence,
    int version,
    Instant createdAt,
    Instant updatedAt,
    Instant deletedAt) {

  Sizing sizing() {
    return Sizing.of(tier, multiZone, region, cku == null ? maxEcku : cku);
  }

  /** Capacity that counts for the bill: what runs, or before that what was asked for. */
  Integer billedCku() {
    return runningCku == null ? cku : runningCku;
  }

  /** Whether its nodes do not all run with the capacity asked for. */
  boolean resizing() {
    return cku != null && !cku.equals(runningCku);
  }

  /** Reads the row that a result set stands at. */
  static ClusterRow read(ResultSet row) throws SQLException {
    return new ClusterRow(
        row.getLong("id"),
        row.getString("public_id"),
        row.getObject("organization", UUID.class),
        row.getLong("organization_id"),
        row.getString("environment"),
        row.getString("display_name"),
        Tier.valueOf(row.getString("tier")),
        row.getString("availability"),
        row.getBoolean("multi_zone"),
        row.getString("cloud"),
        row.getString("region"),
        row.getObject("max_ecku", Integer.class),
        row.getObject("cku", Integer.class),
        row.getObject("running_cku", Integer.class),
        row.getBoolean("deletion_protection"),
        row.getString("kafka_cluster_id"),
        row.getString("cell"),
        ClusterState.valueOf(row.getString("state")),
        Database.instant(row, "state_entered_at"),
        row.getString("state_reason"),
        row.getString("cell_notice"),
        row.getString("cell_host"),
        List.of((Integer[]) row.getArray("client_ports").getArray()),
        row.getLong("access_number"),
        row.getLong("fence"),
        row.getInt("version"),
        Database.instant(row, "created_at"),
        Database.instant(row, "updated_at"),
        Database.instant(row, "deleted_at"));
  }
}
