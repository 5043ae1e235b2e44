package dev.samsa.controlplane.schemaregistry;

import java.time.Instant;

/**
 * The schema registry object of an environment.
 *
 * @param publicId {@code lsrc-…}
 * @param governancePackage ESSENTIALS or ADVANCED, the environment's
 */
record SchemaRegistry(
    long key,
    String publicId,
    String environment,
    String governancePackage,
    String cloud,
    String region,
    Instant createdAt,
    Instant updatedAt) {}
