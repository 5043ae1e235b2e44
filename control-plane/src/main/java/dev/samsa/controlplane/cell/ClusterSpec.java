package dev.samsa.controlplane.cell;

import dev.samsa.description.cluster.ClusterDescription;

/**
 * What a cluster shall look like.
 *
 * @param description what its brokers are told
 * @param region name of its region, part of its certificates' names
 * @param nodeMiB memory that each node may take in all
 * @param fence of the lease under which it is applied
 */
public record ClusterSpec(ClusterDescription description, String region, int nodeMiB, long fence) {
  public String clusterId() {
    return description.clusterId();
  }
}
