package dev.samsa.controlplane.telemetry;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.authorization.Permissions;
import dev.samsa.controlplane.authorization.Role;
import dev.samsa.controlplane.environment.Environments;
import dev.samsa.controlplane.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** Who may see a cluster's metrics: its administrators, and MetricsViewer and Operator there. */
@ApplicationScoped
public class MetricsAccess {
  private final Authorization authorization;
  private final Environments environments;

  public MetricsAccess(Authorization authorization, Environments environments) {
    this.authorization = authorization;
    this.environments = environments;
  }

  /**
   * @throws ApiException 404 for a cluster that the caller does not see, 403 for one whose metrics
   *     it may not see
   */
  void require(Caller.Tenant caller, Collection<String> clusters) {
    Permissions permissions = authorization.permissions(caller);
    for (String cluster : clusters) {
      String environment =
          environments
              .ofCluster(caller.organizationKey(), cluster)
              .filter(at -> permissions.canSeeCluster(at, cluster))
              .orElseThrow(() -> ApiException.notFound("Kafka cluster", cluster));
      boolean may =
          permissions.isClusterAdmin(environment, cluster)
              || permissions.holdsAt(Role.METRICS_VIEWER, environment, cluster)
              || permissions.holdsAt(Role.OPERATOR, environment, cluster);
      if (!may) {
        throw ApiException.forbidden(
            "This needs the role MetricsViewer on Kafka cluster "
                + cluster
                + "; ask one who administers it.");
      }
    }
  }
}
