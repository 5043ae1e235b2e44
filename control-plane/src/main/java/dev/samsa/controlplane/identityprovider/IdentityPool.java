package dev.samsa.controlplane.identityprovider;

import java.time.Instant;

/**
 * Identities of one provider that act as one principal.
 *
 * @param publicId {@code pool-…}, the principal
 * @param provider {@code op-…}
 * @param identityClaim where in a token its holder's name stands
 * @param filter expression over the claims
 */
record IdentityPool(
    long key,
    String publicId,
    String provider,
    String displayName,
    String description,
    String identityClaim,
    String filter,
    EnabledState state,
    Instant createdAt,
    Instant updatedAt) {}
