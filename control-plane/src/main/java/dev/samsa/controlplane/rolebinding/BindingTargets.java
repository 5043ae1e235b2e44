package dev.samsa.controlplane.rolebinding;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.authorization.CrnPattern;
import dev.samsa.controlplane.authorization.Permissions;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.environment.Environments;
import dev.samsa.controlplane.identity.Caller.Tenant;
import jakarta.enterprise.context.ApplicationScoped;

/** Checks what role bindings refer to: resources and principals of the caller's organization. */
@ApplicationScoped
class BindingTargets {
  private static final String PRINCIPAL =
      """
      SELECT 1 FROM member WHERE organization_id = ? AND public_id = ? AND deleted_at IS NULL
      UNION ALL
      SELECT 1 FROM service_account
        WHERE organization_id = ? AND public_id = ? AND deleted_at IS NULL
      UNION ALL
      SELECT 1 FROM identity_pool
        WHERE organization_id = ? AND public_id = ? AND deleted_at IS NULL
      UNION ALL
      SELECT 1 FROM invitation WHERE organization_id = ? AND user_public_id = ?
        AND deleted_at IS NULL AND accepted_at IS NULL
      """;

  private final Database database;
  private final Environments environments;
  private final Authorization authorization;

  BindingTargets(Database database, Environments environments, Authorization authorization) {
    this.database = database;
    this.environments = environments;
    this.authorization = authorization;
  }

  /**
   * @throws ApiException 404 unless organization, environment and cluster exist and the caller sees
   *     them
   */
  void requireVisible(Tenant tenant, CrnPattern pattern) {
    if (!tenant.organization().equals(pattern.organization())) {
      throw ApiException.notFound("Organization", pattern.organization().toString());
    }
    String environment = pattern.environment();
    if (environment != null
        && (!authorization.canSeeEnvironment(tenant, environment)
            || environments.find(tenant.organizationKey(), environment).isEmpty())) {
      throw ApiException.notFound("Environment", environment);
    }
    String cluster = pattern.cluster();
    if (cluster != null
        && cluster.startsWith("lkc-")
        && environments
            .ofCluster(tenant.organizationKey(), cluster)
            .filter(environment::equals)
            .isEmpty()) {
      throw ApiException.notFound("Kafka cluster", cluster);
    }
  }

  /**
   * @throws ApiException 403 or 404 unless the caller administers what the pattern names
   */
  void requireAdmin(Tenant tenant, CrnPattern pattern) {
    if (pattern.environment() == null) {
      authorization.requireOrganizationAdmin(tenant);
    } else if (pattern.cluster() == null) {
      authorization.requireEnvironmentAdmin(tenant, pattern.environment());
    } else {
      authorization.requireClusterAdmin(tenant, pattern.environment(), pattern.cluster());
    }
  }

  /**
   * @throws ApiException 404 unless it is a user, an invited user, a service account or an identity
   *     pool of the organization
   */
  void requirePrincipal(Tenant tenant, String principal) {
    long organization = tenant.organizationKey();
    boolean exists =
        database
            .first(
                PRINCIPAL,
                row -> true,
                organization,
                principal,
                organization,
                principal,
                organization,
                principal,
                organization,
                principal)
            .isPresent();
    if (!exists) {
      throw ApiException.notFound("Principal", principal);
    }
  }

  /** One's own bindings are visible, and those on what one administers. */
  boolean canSee(Tenant tenant, Permissions permissions, RoleBinding binding) {
    if (binding.principal().equals(tenant.principal()) || permissions.isOrganizationAdmin()) {
      return true;
    }
    CrnPattern pattern = pattern(binding);
    if (pattern.environment() == null) {
      return false;
    }
    return pattern.cluster() == null
        ? permissions.isEnvironmentAdmin(pattern.environment())
        : permissions.isClusterAdmin(pattern.environment(), pattern.cluster());
  }

  CrnPattern pattern(RoleBinding binding) {
    return CrnPattern.parse(binding.crnPattern())
        .orElseThrow(
            () -> new IllegalStateException("a stored pattern cannot be read: " + binding));
  }
}
