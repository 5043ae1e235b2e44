package dev.samsa.controlplane.usage;

import java.time.Instant;
import java.util.Set;

/**
 * What the intake must know of the cluster that reports.
 *
 * @param key key of its row
 * @param id {@code lkc-…}
 * @param createdAt no window begins before
 * @param brokers node ids that serve clients, those that were removed included
 */
record MeteredCluster(long key, String id, Instant createdAt, Set<Integer> brokers) {
  MeteredCluster {
    brokers = Set.copyOf(brokers);
  }
}
