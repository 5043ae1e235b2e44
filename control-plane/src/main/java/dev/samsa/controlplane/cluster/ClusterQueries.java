package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.authorization.Permissions;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads the rows of clusters for those who look at them. */
@ApplicationScoped
class ClusterQueries {
  /** A row as {@link ClusterRow#read} takes it; {@code c} is the cluster, {@code e} where it is. */
  static final String SELECT =
      """
      SELECT c.*, o.public_id AS organization, e.public_id AS environment, l.name AS cell,
        l.client_host AS cell_host,
        ARRAY(SELECT n.client_port FROM kafka_node n
          WHERE n.cluster_id = c.id AND n.client_port IS NOT NULL
          ORDER BY n.node_id) AS client_ports
      FROM kafka_cluster c
        JOIN organization o ON o.id = c.organization_id
        JOIN environment e ON e.id = c.environment_id
        LEFT JOIN cell l ON l.id = c.cell_id
      """;

  /** Part of the statement, not a look at its rows: a page would end early otherwise. */
  private static final String VISIBLE =
      "AND (? OR e.public_id = ANY(?) OR c.public_id = ANY(?)) ORDER BY c.id LIMIT ?";

  private final Database database;

  ClusterQueries(Database database) {
    this.database = database;
  }

  /** Clusters that an organization has now, deleted ones left out. */
  int count(long organizationKey) {
    return database
        .first(
            "SELECT count(*) FROM kafka_cluster WHERE organization_id = ? AND deleted_at IS NULL",
            row -> row.getInt(1),
            organizationKey)
        .orElseThrow();
  }

  /**
   * Which clusters of an environment to list.
   *
   * @param environment {@code env-…}
   * @param deletionProtection null for all
   */
  record Filter(String environment, Boolean deletionProtection) {}

  /** Those that these permissions let see, by key; deleted ones left out. */
  List<ClusterRow> page(
      long organizationKey, Permissions permissions, Filter filter, long afterKey, int limit) {
    return database.list(
        SELECT
            + """
            WHERE c.organization_id = ? AND e.public_id = ? AND c.id > ? AND c.deleted_at IS NULL
              AND (?::boolean IS NULL OR c.deletion_protection = ?::boolean)
            """
            + VISIBLE,
        ClusterRow::read,
        organizationKey,
        filter.environment(),
        afterKey,
        filter.deletionProtection(),
        filter.deletionProtection(),
        permissions.seesWholeOrganization(),
        permissions.wholeEnvironments().toArray(String[]::new),
        permissions.visibleClusters().toArray(String[]::new),
        limit);
  }

  /** Deleted clusters that can still be had back and that these permissions let see, by key. */
  List<ClusterRow> recyclePage(
      long organizationKey, Permissions permissions, long afterKey, int limit) {
    return database.list(
        SELECT
            + """
            WHERE c.organization_id = ? AND c.id > ? AND c.state IN ('STOPPING', 'DRAINING', 'RETAINED')
            """
            + VISIBLE,
        ClusterRow::read,
        organizationKey,
        afterKey,
        permissions.seesWholeOrganization(),
        permissions.wholeEnvironments().toArray(String[]::new),
        permissions.visibleClusters().toArray(String[]::new),
        limit);
  }

  /** The states that the cluster went through, oldest first; the latest hundred of them. */
  List<ClusterHistoryResource.StateView> history(long key) {
    return database
        .list(
            """
            SELECT state, reason, entered_at FROM kafka_cluster_state
            WHERE cluster_id = ? ORDER BY entered_at DESC, id DESC LIMIT 100
            """,
            row ->
                ClusterHistoryResource.StateView.of(
                    ClusterState.valueOf(row.getString("state")),
                    row.getString("reason"),
                    Database.instant(row, "entered_at")),
            key)
        .reversed();
  }
}
