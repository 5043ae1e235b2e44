package dev.samsa.controlplane.apikey;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.environment.Environments;
import dev.samsa.controlplane.identity.Caller.Tenant;
import dev.samsa.controlplane.schemaregistry.SchemaRegistries;
import dev.samsa.controlplane.schemaregistry.server.RegistryServers;
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
  private final SchemaRegistries registries;
  private final RegistryServers registryServers;

  KeyTargets(
      Environments environments,
      ServiceAccounts serviceAccounts,
      Members members,
      Authorization authorization,
      SchemaRegistries registries,
      RegistryServers registryServers) {
    this.environments = environments;
    this.serviceAccounts = serviceAccounts;
    this.members = members;
    this.authorization = authorization;
    this.registries = registries;
    this.registryServers = registryServers;
  }

  /**
   * The environment of the cluster or schema registry that a key is for; null for Cloud keys and
   * where it is deleted.
   */
  String environment(Tenant tenant, String scope) {
    if (isRegistry(scope)) {
      return registries.environmentOf(tenant.organizationKey(), scope).orElse(null);
    }
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
    if (isRegistry(scope) && !registryServers.enabled()) {
      throw ApiException.of(
          ErrorCode.NOT_IMPLEMENTED,
          "Schema Registry keys are not offered: this platform was started without a registry.");
    }
    String environment = environment(tenant, scope);
    if (!scope.equals(Peppers.CLOUD)
        && (environment == null || !authorization.canSeeCluster(tenant, environment, scope))) {
      throw ApiException.notFound(isRegistry(scope) ? "Schema registry" : "Kafka cluster", scope);
    }
    return environment;
  }

  private static boolean isRegistry(String scope) {
    return scope.startsWith("lsrc-");
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
