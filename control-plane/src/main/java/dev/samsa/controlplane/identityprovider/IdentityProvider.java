package dev.samsa.controlplane.identityprovider;

import java.time.Instant;
import java.util.List;

/**
 * A tenant's own token issuer.
 *
 * @param publicId {@code op-…}
 * @param issuer what its tokens name as their issuer
 * @param jwksUri where its public keys are fetched
 * @param identityClaim of pools that name none
 * @param keys as last fetched
 * @param keysFetchedAt when that was; null if never
 * @param keysProblem why the last attempt failed; empty if it did not
 */
record IdentityProvider(
    long key,
    String publicId,
    String displayName,
    String description,
    String issuer,
    String jwksUri,
    String identityClaim,
    EnabledState state,
    List<PublishedKey> keys,
    Instant keysFetchedAt,
    String keysProblem,
    Instant createdAt,
    Instant updatedAt) {

  /** A key of the provider by its name. */
  record PublishedKey(String id, String algorithm) {}
}
