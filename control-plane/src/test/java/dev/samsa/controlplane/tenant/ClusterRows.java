package dev.samsa.controlplane.tenant;

import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Clusters that exist in the database only, for what needs an id to refer to. */
@ApplicationScoped
public class ClusterRows {
  private final Database database;

  public ClusterRows(Database database) {
    this.database = database;
  }

  /** A cluster that no worker touches. */
  public String insert(String environment) {
    String id = PublicIds.create("lkc");
    Instant now = Instant.now();
    database.update(
        """
        INSERT INTO kafka_cluster (public_id, organization_id, environment_id, display_name, tier,
          availability, multi_zone, cloud, region, kafka_cluster_id, memory_mib, state,
          state_entered_at, next_attempt_at, created_at, updated_at)
        SELECT ?, e.organization_id, e.id, 'orders', 'BASIC', 'SINGLE_ZONE', false, 'AWS',
          'us-east-1', ?, 0, 'READY', ?, ?, ?, ? FROM environment e WHERE e.public_id = ?
        """,
        id,
        id,
        now,
        now.plus(3650, ChronoUnit.DAYS),
        now,
        now,
        environment);
    return id;
  }

  public long accessNumber(String cluster) {
    return database
        .first(
            "SELECT access_number FROM kafka_cluster WHERE public_id = ?",
            row -> row.getLong(1),
            cluster)
        .orElseThrow();
  }

  public void delete(String cluster) {
    database.update(
        "UPDATE kafka_cluster SET deleted_at = now(), state = 'DELETED' WHERE public_id = ?",
        cluster);
  }
}
