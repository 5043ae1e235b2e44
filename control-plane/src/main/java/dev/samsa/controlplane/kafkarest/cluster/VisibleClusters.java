package dev.samsa.controlplane.kafkarest.cluster;

import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Which clusters a caller may know of. */
@ApplicationScoped
public class VisibleClusters {
  private final Database database;
  private final Authorization authorization;

  public VisibleClusters(Database database, Authorization authorization) {
    this.database = database;
    this.authorization = authorization;
  }

  private record Located(String environment, String cluster) {}

  /** Ids in order of creation. A Kafka key knows of its own cluster only. */
  public List<String> of(Caller.Tenant caller) {
    if (caller instanceof Caller.ApiKey key && key.scope().startsWith("lkc-")) {
      return List.of(key.scope());
    }
    return database
        .list(
            """
            SELECT e.public_id AS environment, c.public_id AS cluster
            FROM kafka_cluster c JOIN environment e ON e.id = c.environment_id
            WHERE c.organization_id = ? AND c.deleted_at IS NULL
            ORDER BY c.id
            """,
            row -> new Located(row.getString("environment"), row.getString("cluster")),
            caller.organizationKey())
        .stream()
        .filter(at -> authorization.canSeeCluster(caller, at.environment(), at.cluster()))
        .map(Located::cluster)
        .toList();
  }
}
