package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.platform.PlatformConfig;
import dev.samsa.controlplane.trust.CaFile;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds clusters in the database. */
@ApplicationScoped
public class StoredClusterDirectory implements ClusterDirectory {
  private final Database database;
  private final PlatformConfig platform;
  private final CaFile caFile;
  private final Authorization authorization;

  public StoredClusterDirectory(
      Database database, PlatformConfig platform, CaFile caFile, Authorization authorization) {
    this.database = database;
    this.platform = platform;
    this.caFile = caFile;
    this.authorization = authorization;
  }

  @Override
  public ClusterTarget require(Caller.Tenant caller, String lkc) {
    return database
        .first(
            """
            SELECT c.public_id, e.public_id AS environment, c.state,
              (SELECT string_agg(coalesce(l.client_host, ?) || ':' || n.client_port, ',' ORDER BY n.node_id)
                 FROM kafka_node n
                 WHERE n.cluster_id = c.id AND n.client_port IS NOT NULL) AS bootstrap
            FROM kafka_cluster c JOIN environment e ON e.id = c.environment_id
              LEFT JOIN cell l ON l.id = c.cell_id
            WHERE c.public_id = ? AND c.organization_id = ? AND c.deleted_at IS NULL
            """,
            row -> {
              String bootstrap = row.getString("bootstrap");
              return new ClusterTarget(
                  row.getString("public_id"),
                  row.getString("environment"),
                  caller.organization(),
                  bootstrap == null ? "" : bootstrap,
                  caFile.path(),
                  ClusterState.valueOf(row.getString("state")).phase()
                      == ClusterState.Phase.PROVISIONED);
            },
            platform.host(),
            lkc,
            caller.organizationKey())
        .filter(found -> authorization.canSeeCluster(caller, found.environmentId(), lkc))
        .orElseThrow(() -> ApiException.notFound("Kafka cluster", lkc));
  }
}
