package dev.samsa.controlplane.rolebinding;

import java.time.Instant;

/**
 * A role bound to a principal.
 *
 * @param principal {@code u-…}, {@code sa-…} or {@code pool-…}
 * @param crnPattern exactly as it was given
 */
public record RoleBinding(
    long key,
    String publicId,
    String principal,
    String roleName,
    String crnPattern,
    Instant createdAt,
    Instant updatedAt) {}
