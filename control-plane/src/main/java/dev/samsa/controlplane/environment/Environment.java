package dev.samsa.controlplane.environment;

import java.time.Instant;

/**
 * An environment.
 *
 * @param governancePackage ESSENTIALS or ADVANCED as asked for; null if not asked for
 */
public record Environment(
    long key,
    String publicId,
    String displayName,
    String governancePackage,
    Instant createdAt,
    Instant updatedAt) {}
