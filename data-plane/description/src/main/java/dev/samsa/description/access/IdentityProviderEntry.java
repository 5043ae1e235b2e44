package dev.samsa.description.access;

import java.util.List;

/**
 * A tenant's own token issuer, with those of its identities that are let in.
 *
 * @param id {@code op-…}
 * @param issuer what its tokens name as their issuer
 * @param keys the public keys that it signs with, as the control plane last fetched them
 * @param pools groups of its identities; only those that are enabled
 */
public record IdentityProviderEntry(
    String id, String issuer, List<TokenKey> keys, List<IdentityPoolEntry> pools) {
  public IdentityProviderEntry {
    keys = List.copyOf(keys);
    pools = List.copyOf(pools);
  }
}
