package dev.samsa.controlplane.identityprovider;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Who may do what with identity providers: whoever holds any role in the organization reads them,
 * as it may have to bind their pools; its administrators change them, and the owner of a pool the
 * pool.
 */
@ApplicationScoped
class ProviderAccess {
  private final IdentityProviders providers;
  private final Authorization authorization;

  ProviderAccess(IdentityProviders providers, Authorization authorization) {
    this.providers = providers;
    this.authorization = authorization;
  }

  boolean canRead(Caller.Tenant tenant) {
    return !authorization.permissions(tenant).grants().isEmpty();
  }

  /**
   * @throws ApiException 404 if there is none of that id that the caller sees
   */
  IdentityProvider visible(Caller.Tenant tenant, String id) {
    return providers
        .find(tenant.organizationKey(), id)
        .filter(provider -> canRead(tenant))
        .orElseThrow(() -> ApiException.notFound("Identity provider", id));
  }

  /**
   * @throws ApiException 404 if the caller does not see it, 403 if it may not change it
   */
  IdentityProvider administered(Caller.Tenant tenant, String id) {
    IdentityProvider provider = visible(tenant, id);
    authorization.requireOrganizationAdmin(tenant);
    return provider;
  }

  /**
   * @throws ApiException 403 if the caller may not change a pool that it sees
   */
  void requireOwner(Caller.Tenant tenant, IdentityPool pool) {
    authorization.requirePoolOwner(tenant, pool.publicId());
  }

  /**
   * @throws ApiException 403 unless the caller may make one
   */
  void requireAdmin(Caller.Tenant tenant) {
    authorization.requireOrganizationAdmin(tenant);
  }
}
