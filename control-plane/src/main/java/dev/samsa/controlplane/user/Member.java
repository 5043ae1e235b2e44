package dev.samsa.controlplane.user;

import dev.samsa.controlplane.organization.Organization;
import java.time.Instant;

/**
 * An account's membership of one organization; the API calls it a user.
 *
 * @param publicId {@code u-…}
 * @param local whether it signs in with a password of this platform
 */
public record Member(
    long key,
    String publicId,
    Organization organization,
    long accountKey,
    String email,
    String fullName,
    boolean local,
    Instant createdAt,
    Instant updatedAt) {}
