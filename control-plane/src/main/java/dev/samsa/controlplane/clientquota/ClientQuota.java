package dev.samsa.controlplane.clientquota;

import java.time.Instant;
import java.util.List;

/**
 * A client quota. Each of its principals is held to the rates by itself.
 *
 * @param publicId {@code cq-…}
 * @param cluster {@code lkc-…}
 * @param rates what each principal may
 * @param principals {@code sa-…}, {@code pool-…} or {@code <default>}, in order
 */
record ClientQuota(
    long key,
    String publicId,
    long clusterKey,
    String cluster,
    String environment,
    String displayName,
    String description,
    Rates rates,
    List<String> principals,
    Instant createdAt,
    Instant updatedAt) {

  /**
   * Bytes a second over the whole cluster; null for no limit.
   *
   * @param ingress produced
   * @param egress fetched
   */
  record Rates(Long ingress, Long egress) {}
}
