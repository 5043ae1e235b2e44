package dev.samsa.controlplane.label;

import dev.samsa.controlplane.authorization.Permissions;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds what can have labels. */
@ApplicationScoped
class LabelledObjects {
  private final Database database;

  LabelledObjects(Database database) {
    this.database = database;
  }

  /**
   * Something that can have labels.
   *
   * @param environment where it lies; null for service accounts
   * @param cluster its id if it is a cluster, else null
   */
  record Labelled(String environment, String cluster) {

    /** Service accounts are seen by every principal of the organization. */
    boolean seenBy(Permissions permissions) {
      if (environment == null || permissions.isBillingAdmin()) {
        return true;
      }
      return cluster == null
          ? permissions.canSeeEnvironment(environment)
          : permissions.canSeeCluster(environment, cluster);
    }

    boolean labelledBy(Permissions permissions) {
      if (permissions.isBillingAdmin()) {
        return true;
      }
      if (environment == null) {
        return permissions.isOrganizationAdmin();
      }
      return cluster == null
          ? permissions.isEnvironmentAdmin(environment)
          : permissions.isClusterAdmin(environment, cluster);
    }
  }

  Optional<Labelled> find(long organizationKey, String id) {
    return database.first(
        """
        SELECT public_id AS environment, NULL AS cluster FROM environment
        WHERE organization_id = ? AND public_id = ? AND deleted_at IS NULL
        UNION ALL
        SELECT e.public_id, c.public_id FROM kafka_cluster c
          JOIN environment e ON e.id = c.environment_id
        WHERE c.organization_id = ? AND c.public_id = ? AND c.deleted_at IS NULL
        UNION ALL
        SELECT NULL, NULL FROM service_account
        WHERE organization_id = ? AND public_id = ? AND deleted_at IS NULL
        """,
        row -> new Labelled(row.getString("environment"), row.getString("cluster")),
        organizationKey,
        id,
        organizationKey,
        id,
        organizationKey,
        id);
  }
}
