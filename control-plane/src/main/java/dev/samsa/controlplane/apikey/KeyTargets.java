package dev.samsa.controlplane.apikey;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.environment.Environments;
import dev.samsa.controlplane.identity.Caller.Tenant;
import dev.samsa.controlplane.secrets.Peppers;
import dev.samsa.controlplane.serviceaccount.ServiceAccounts;
import dev.samsa.controlplane.user.Members;
import jakarta.enterprise.context.ApplicationScoped;

/** Checks what keys refer to: clusters and owners of the caller's organization. */
@ApplicationScoped
class KeyTargets {
  private final Environments environments;
  private final ServiceAccounts serviceAccounts;
  private final Members members;
  private final Authorization authorization;

  KeyTargets(
      Environments environments,
      ServiceAccounts serviceAccounts,
      Members members,
      Authorization authorization) {
    this.environments = environments;
    this.serviceAccounts = serviceAccounts;
    this.members = members;
    this.authorization = authorization;
  }

  /** The environment of the cluster that a key is for; null for Cloud keys and deleted clusters. */
  String environment(Tenant tenant, String scope) {
    return scope.equals(Peppers.CLOUD)
        ? null
        : environments.ofCluster(tenant.organizationKey(), scope).orElse(null);
  }

  /**
   * As {@link #environment}.
   *
   * @throws ApiException 404 if the caller does not see that cluster
   */
  String requireEnvironment(Tenant tenant, String scope) {
    String environment = environment(tenant, scope);
    if (!scope.equals(Peppers.CLOUD)
        && (environment == null || !authorization.canSeeCluster(tenant, environment, scope))) {
      throw ApiException.notFound("Kafka cluster", scope);
    }
    return environment;
  }

  /**
   * The owner, if it is a user or service account of the organization.
   *
   * @throws ApiException 400 or 404
   */
  String requireOwner(Tenant tenant, String owner) {
    boolean exists =
        switch (owner.substring(0, owner.indexOf('-') + 1)) {
          case "sa-" -> serviceAccounts.find(tenant.organizationKey(), owner).isPresent();
          case "u-" -> members.find(tenant.organizationKey(), owner).isPresent();
          default ->
              throw ApiException.invalid(
                  "/spec/owner/id", "owner.id must be a user (u-…) or a service account (sa-…).");
        };
    if (!exists) {
      throw ApiException.notFound("Owner", owner);
    }
    return owner;
  }

  /**
   * @throws ApiException 403 unless the caller may manage such a key
   */
  void requireManager(Tenant tenant, String owner, String scope, String environment) {
    if (!KeyRights.mayManage(
        tenant.principal(), authorization.permissions(tenant), owner, scope, environment)) {
      throw ApiException.forbidden(
          environment != null && owner.startsWith("sa-")
              ? "Keys of service accounts need the role CloudClusterAdmin on " + scope + "."
              : "Keys of others need the role OrganizationAdmin.");
    }
  }
}
