package dev.samsa.controlplane.authorization;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.Caller.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Decides what a tenant's principal may do on the control plane. Who does not see an object gets
 * 404 for it; who sees it but may not do that gets 403 with the role that is missing. API keys act
 * as their owner.
 */
@ApplicationScoped
public class Authorization {
  private final Database database;

  public Authorization(Database database) {
    this.database = database;
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
   * @throws ApiException 403 unless the caller may make and remove service accounts and invitations
   */
  public void requireAccountAdmin(Tenant caller) {
    if (!permissions(caller).isAccountAdmin()) {
      throw missing(Role.ACCOUNT_ADMIN, "this organization");
    }
  }

  /**
   * @throws ApiException 403 unless the caller owns the service account or may remove any
   */
  public void requireOwner(Tenant caller, String serviceAccount) {
    Permissions permissions = permissions(caller);
    if (!permissions.isAccountAdmin()
        && !permissions.ownedServiceAccounts().contains(serviceAccount)) {
      throw missing(Role.RESOURCE_OWNER, serviceAccount);
    }
  }

  /**
   * @throws ApiException 403 unless the caller owns the identity pool or administers the
   *     organization
   */
  public void requirePoolOwner(Tenant caller, String pool) {
    Permissions permissions = permissions(caller);
    if (!permissions.isOrganizationAdmin() && !permissions.ownedIdentityPools().contains(pool)) {
      throw missing(Role.RESOURCE_OWNER, pool);
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
  public Permissions permissions(Tenant caller) {
    return new Permissions(
        database
            .list(
                """
                SELECT role_name, crn_pattern FROM role_binding
                WHERE organization_id = ? AND principal = ? AND deleted_at IS NULL
                """,
                row -> grant(caller, row.getString("role_name"), row.getString("crn_pattern")),
                caller.organizationKey(),
                caller.principal())
            .stream()
            .flatMap(Optional::stream)
            .toList());
  }

  private static Optional<Permissions.Grant> grant(Tenant caller, String role, String pattern) {
    return Role.named(role)
        .flatMap(known ->
            CrnPattern.parse(pattern)
                .filter(crn -> crn.organization().equals(caller.organization()))
                .map(crn -> new Permissions.Grant(known, crn)));
  }

  private static ApiException missing(Role role, String where) {
    return ApiException.forbidden(
        "This needs the role " + role.wireName() + " on " + where + "; ask one who holds it.");
  }
}
