package dev.samsa.broker.access.snapshot;

import dev.samsa.description.access.AccessSnapshot;
import dev.samsa.description.access.ApiKeyEntry;
import dev.samsa.description.access.IdentityPoolEntry;
import dev.samsa.description.access.IdentityProviderEntry;
import dev.samsa.description.access.PrincipalQuota;
import dev.samsa.description.access.RoleGrant;
import dev.samsa.description.access.ServiceMode;
import dev.samsa.description.access.TokenKey;
import dev.samsa.description.identity.InvalidFilterException;
import dev.samsa.description.identity.TrustedPool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An access snapshot, indexed for the questions that each request asks. Immutable.
 *
 * @param number the snapshot's number; 0 before the first
 * @param mode what clients may do at all
 * @param keys live keys by id
 * @param grants role bindings by principal
 * @param tokenKeys public keys of tokens by key id
 * @param quotas byte rates by principal
 * @param pools identity pools by id
 */
public record AccessView(
    long number,
    ServiceMode mode,
    Map<String, ApiKeyEntry> keys,
    Map<String, List<RoleGrant>> grants,
    Map<String, TokenKey> tokenKeys,
    Map<String, PrincipalQuota> quotas,
    Map<String, TrustedPool> pools) {
  private static final Logger LOG = LoggerFactory.getLogger(AccessView.class);

  /** Before any snapshot: nobody may do anything. */
  public static final AccessView NONE =
      new AccessView(0, ServiceMode.OFF, Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  /** Indexes a snapshot. */
  public static AccessView of(AccessSnapshot snapshot) {
    return new AccessView(
        snapshot.number(),
        snapshot.mode(),
        index(snapshot.keys(), ApiKeyEntry::id),
        snapshot.grants().stream().collect(Collectors.groupingBy(RoleGrant::principal)),
        index(snapshot.tokenKeys(), TokenKey::keyId),
        index(snapshot.quotas(), PrincipalQuota::principal),
        pools(snapshot.identityProviders()));
  }

  private static Map<String, TrustedPool> pools(List<IdentityProviderEntry> providers) {
    Map<String, TrustedPool> pools = new HashMap<>();
    for (IdentityProviderEntry provider : providers) {
      for (IdentityPoolEntry pool : provider.pools()) {
        try {
          pools.put(pool.id(), TrustedPool.of(provider, pool));
        } catch (InvalidFilterException e) {
          // A later control plane may know more of the language; others still sign in.
          LOG.warn("Nobody signs in by {}: {}", pool.id(), e.getMessage());
        }
      }
    }
    return Map.copyOf(pools);
  }

  /** Role bindings of a principal such as {@code sa-…}. */
  public List<RoleGrant> grantsOf(String principal) {
    return grants.getOrDefault(principal, List.of());
  }

  /** What that principal may do at all: the stricter of the cluster's mode and its own. */
  public ServiceMode modeOf(String principal) {
    PrincipalQuota own = quotas.get(principal);
    return own == null || own.mode().compareTo(mode) < 0 ? mode : own.mode();
  }

  private static <T> Map<String, T> index(List<T> values, Function<T, String> key) {
    return values.stream().collect(Collectors.toUnmodifiableMap(key, v -> v, (a, b) -> b));
  }
}
