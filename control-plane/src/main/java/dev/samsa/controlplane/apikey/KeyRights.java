package dev.samsa.controlplane.apikey;

import dev.samsa.controlplane.authorization.Permissions;

/**
 * Who may manage a key. One's own keys are one's own affair. Another user acts through its keys, so
 * only an administrator of the whole organization makes keys for it; for a service account, those
 * who own it, or administer the cluster that the key is for, do so as well.
 */
final class KeyRights {
  private KeyRights() {}

  /**
   * Whether a principal may make, change and revoke such a key.
   *
   * @param environment of the cluster that the key is for; null for a Cloud key
   */
  static boolean mayManage(
      String principal, Permissions permissions, String owner, String scope, String environment) {
    if (principal.equals(owner) || permissions.isOrganizationAdmin()) {
      return true;
    }
    if (permissions.ownedServiceAccounts().contains(owner)) {
      return true;
    }
    return owner.startsWith("sa-")
        && environment != null
        && permissions.isClusterAdmin(environment, scope);
  }

  /** Whether a principal may see that the key exists. */
  static boolean maySee(String principal, Permissions permissions, ApiKey key, String environment) {
    return principal.equals(key.owner())
        || permissions.isOrganizationAdmin()
        || permissions.ownedServiceAccounts().contains(key.owner())
        || (environment != null && permissions.isClusterAdmin(environment, key.scope()));
  }
}
