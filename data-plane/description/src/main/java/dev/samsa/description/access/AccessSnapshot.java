package dev.samsa.description.access;

import dev.samsa.description.InvalidDescriptionException;
import java.util.List;

/**
 * Who may do what on one cluster, as one numbered whole. A broker that holds number n has all that
 * was changed up to n.
 *
 * @param schemaVersion version of this document's form, {@value #SCHEMA_VERSION}
 * @param clusterId {@code lkc-…}
 * @param number raised by one in each transaction that changes anything below
 * @param mode what the cluster's clients may do at all
 * @param keys live API keys
 * @param grants role bindings that reach this cluster
 * @param tokenKeys public keys that verify the control plane's short tokens (SASL/OAUTHBEARER)
 * @param quotas byte rates of principals, for the whole cluster
 * @param identityProviders the tenant's own token issuers (SASL/OAUTHBEARER)
 */
public record AccessSnapshot(
    int schemaVersion,
    String clusterId,
    long number,
    ServiceMode mode,
    List<ApiKeyEntry> keys,
    List<RoleGrant> grants,
    List<TokenKey> tokenKeys,
    List<PrincipalQuota> quotas,
    List<IdentityProviderEntry> identityProviders) {

  public static final int SCHEMA_VERSION = 1;

  public AccessSnapshot {
    if (schemaVersion != SCHEMA_VERSION) {
      throw new InvalidDescriptionException(
          "schemaVersion "
              + schemaVersion
              + " is not known here; this release reads "
              + SCHEMA_VERSION);
    }
    if (number < 1) {
      throw new InvalidDescriptionException("number must be at least 1, not " + number);
    }
    keys = List.copyOf(keys);
    grants = List.copyOf(grants);
    tokenKeys = List.copyOf(tokenKeys);
    quotas = List.copyOf(quotas);
    // Control planes before this field, and snapshots that they left on disk, have none.
    identityProviders = identityProviders == null ? List.of() : List.copyOf(identityProviders);
  }
}
