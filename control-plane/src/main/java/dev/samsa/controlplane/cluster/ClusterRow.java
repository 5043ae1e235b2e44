package dev.samsa.controlplane.cluster;

import java.time.Instant;
import java.util.UUID;

/**
 * A cluster as it was read.
 *
 * @param key key of its row
 * @param id {@code lkc-…}
 * @param availability as the tenant asked: SINGLE_ZONE, MULTI_ZONE, LOW or HIGH
 * @param cell name of its cell; null until it is placed
 * @param accessNumber number of its newest access snapshot
 * @param fence grows with each lease
 * @param version grows with each change of the row
 * @param deletedAt when the tenant's delete was accepted; null while it is there
 */
record ClusterRow(
    long key,
    String id,
    UUID organization,
    long organizationKey,
    String environment,
    String displayName,
    Tier tier,
    String availability,
    boolean multiZone,
    String cloud,
    String region,
    Integer maxEcku,
    boolean deletionProtection,
    String kafkaClusterId,
    String cell,
    ClusterState state,
    Instant stateEnteredAt,
    String stateReason,
    long accessNumber,
    long fence,
    int version,
    Instant createdAt,
    Instant updatedAt,
    Instant deletedAt) {

  Sizing sizing() {
    return Sizing.of(tier, multiZone, region);
  }
}
