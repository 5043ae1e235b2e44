package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.platform.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds clusters for callers that want to talk to them. */
@ApplicationScoped
public class ClusterDirectory {
  private final Database database;
  private final PlatformConfig platform;

  public ClusterDirectory(Database database, PlatformConfig platform) {
    this.database = database;
    this.platform = platform;
  }

  /**
   * The cluster of that id.
   *
   * @throws ApiException 404 if the caller can see none, because it is another tenant's, deleted or
   *     never was
   */
  public ClusterTarget require(Caller.Tenant caller, String lkc) {
    return database
        .first(
            """
            SELECT c.public_id, e.public_id AS environment, c.state,
              (SELECT string_agg(? || ':' || n.client_port, ',' ORDER BY n.node_id)
                 FROM kafka_node n
                 WHERE n.cluster_id = c.id AND n.client_port IS NOT NULL) AS bootstrap
            FROM kafka_cluster c JOIN environment e ON e.id = c.environment_id
            WHERE c.public_id = ? AND c.organization_id = ? AND c.deleted_at IS NULL
            """,
            row -> {
              String bootstrap = row.getString("bootstrap");
              return new ClusterTarget(
                  row.getString("public_id"),
                  row.getString("environment"),
                  caller.organization(),
                  bootstrap == null ? "" : bootstrap,
                  platform.home().resolve("ca.crt").toAbsolutePath(),
                  row.getString("state").equals("READY"));
            },
            platform.host(),
            lkc,
            caller.organizationKey())
        .orElseThrow(() -> ApiException.notFound("Kafka cluster", lkc));
  }
}
