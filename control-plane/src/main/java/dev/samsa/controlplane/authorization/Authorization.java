package dev.samsa.controlplane.authorization;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.Caller.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides what a tenant's principal may do on the control plane. Who does not see an object gets
 * 404 for it; who sees it but may not do that gets 403 with the role that is missing. API keys act
 * as their owner.
 */
@ApplicationScoped
public class Authorization {
  private final EntityManager entities;

  public Authorization(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * @throws ApiException 403 unless the caller administers its organization
   */
  public void requireOrganizationAdmin(Tenant caller) {
    if (!permissions(caller).isOrganizationAdmin()) {
      throw missing(Role.ORGANIZATION_ADMIN, "this organization");
    }
  }

  /**
   * @throws ApiException 404 if the caller does not see the environment, 403 if it does not
   *     administer it
   */
  public void requireEnvironmentAdmin(Tenant caller, String environment) {
    Permissions permissions = permissions(caller);
    if (!permissions.canSeeEnvironment(environment)) {
      throw ApiException.notFound("Environment", environment);
    }
    if (!permissions.isEnvironmentAdmin(environment)) {
      throw missing(Role.ENVIRONMENT_ADMIN, "environment " + environment);
    }
  }

  /**
   * @throws ApiException 404 if the caller does not see the cluster, 403 if it does not administer
   *     it
   */
  public void requireClusterAdmin(Tenant caller, String environment, String cluster) {
    Permissions permissions = permissions(caller);
    if (!permissions.canSeeCluster(environment, cluster)) {
      throw ApiException.notFound("Kafka cluster", cluster);
    }
    if (!permissions.isClusterAdmin(environment, cluster)) {
      throw missing(Role.CLOUD_CLUSTER_ADMIN, "Kafka cluster " + cluster);
    }
  }

  /** Whether any role of the caller lies in that environment, or covers its organization. */
  public boolean canSeeEnvironment(Tenant caller, String environment) {
    return permissions(caller).canSeeEnvironment(environment);
  }

  /** As for environments; a Kafka key sees the cluster it is for without any role. */
  public boolean canSeeCluster(Tenant caller, String environment, String cluster) {
    boolean ownKey = caller instanceof Caller.ApiKey key && key.scope().equals(cluster);
    return ownKey || permissions(caller).canSeeCluster(environment, cluster);
  }

  /** All that follows from the caller's role bindings as they stand now. */
  @Transactional
  public Permissions permissions(Tenant caller) {
    List<?> rows =
        entities
            .createNativeQuery(
                "SELECT role_name, crn_pattern FROM role_binding"
                    + " WHERE organization_id = ?1 AND principal = ?2 AND deleted_at IS NULL")
            .setParameter(1, caller.organizationKey())
            .setParameter(2, caller.principal())
            .getResultList();
    return new Permissions(
        rows.stream()
            .map(row -> grant(caller, (Object[]) row))
            .flatMap(Optional::stream)
            .toList());
  }

  private static Optional<Permissions.Grant> grant(Tenant caller, Object[] row) {
    return Role.named((String) row[0])
        .flatMap(
            role ->
                CrnPattern.parse((String) row[1])
                    .filter(
                        pattern -> Objects.equals(pattern.organization(), caller.organization()))
                    .map(pattern -> new Permissions.Grant(role, pattern)));
  }

  private static ApiException missing(Role role, String where) {
    return ApiException.forbidden(
        "This needs the role " + role.wireName() + " on " + where + "; ask one who holds it.");
  }
}
