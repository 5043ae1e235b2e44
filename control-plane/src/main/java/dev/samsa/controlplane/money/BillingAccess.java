package dev.samsa.controlplane.money;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.authorization.Permissions;
import dev.samsa.controlplane.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;

/** Who may see an organization's money (wire contract 5.1: OrganizationAdmin or BillingAdmin). */
@ApplicationScoped
public class BillingAccess {
  private final Authorization authorization;

  public BillingAccess(Authorization authorization) {
    this.authorization = authorization;
  }

  /**
   * The same caller.
   *
   * @throws ApiException 403 unless it administers the organization or its billing
   */
  public Caller.Tenant require(Caller.Tenant caller) {
    Permissions permissions = authorization.permissions(caller);
    if (!permissions.isOrganizationAdmin() && !permissions.isBillingAdmin()) {
      throw ApiException.forbidden(
          "This needs the role BillingAdmin or OrganizationAdmin on this organization; ask one who"
              + " holds it.");
    }
    return caller;
  }
}
