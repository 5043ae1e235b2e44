package dev.samsa.controlplane.cluster;

import dev.samsa.description.cluster.BrokerMemory;
import dev.samsa.description.cluster.ClusterLimits;
import dev.samsa.description.cluster.ReplicationRules;
import java.util.List;

/**
 * How big a cluster is made.
 *
 * @param zones zone of each node, by node id; every node is broker and controller
 * @param replication what its topics get
 * @param limits what its tenant may use
 * @param memory sizes of each node's JVM
 * @param nodeMiB memory that a node takes of its cell, heap and all else
 */
record Sizing(
    List<String> zones,
    ReplicationRules replication,
    ClusterLimits limits,
    BrokerMemory memory,
    int nodeMiB) {

  private static final long MIB = 1024L * 1024L;
  private static final int REPLICATED_NODES = 3;

  private static final int MOST_PARTITIONS = 100_000;

  private static final int PARTITIONS_OF_A_UNIT = 4_500;

  // Measured on three brokers with 2,500 to 7,500 partitions each: their logs, indexes and metrics.
  private static final long HEAP_OF_A_PARTITION = 12 * 1024L;

  // Measured on idle and busy brokers: metaspace, code cache, stacks and page tables.
  private static final int BESIDE_HEAP_MIB = 110;

  /**
   * The size of a cluster of that tier; {@code multiZone} puts a node into each of three zones.
   * Enterprise and Dedicated clusters have three nodes in one zone as well, so that they serve
   * while they are resized or a node dies.
   *
   * @param units CKUs of a Dedicated cluster, most eCKUs of another; null for as many as its kind
   *     has if nothing is said
   */
  static Sizing of(Tier tier, boolean multiZone, String region, Integer units) {
    boolean replicated = multiZone || tier == Tier.ENTERPRISE || tier == Tier.DEDICATED;
    int nodes = replicated ? REPLICATED_NODES : 1;
    ClusterLimits limits = limits(tier, units == null ? tier.defaultUnits() : units);
    BrokerMemory memory = memory(tier, limits.partitions());
    return new Sizing(
        zones(region, nodes, multiZone),
        replicated
            ? new ReplicationRules((short) 3, (short) 2)
            : new ReplicationRules((short) 1, (short) 1),
        limits,
        memory,
        memory.heapMiB() + memory.directMiB() + BESIDE_HEAP_MIB);
  }

  /**
   * Memory for as many partitions as the tenant may make; each node of a Dedicated cluster has a
   * replica of every one.
   */
  private static BrokerMemory memory(Tier tier, int partitions) {
    if (tier == Tier.BASIC) {
      return new BrokerMemory(128, 32);
    }
    long more = Math.max(0, partitions - PARTITIONS_OF_A_UNIT) * HEAP_OF_A_PARTITION;
    return new BrokerMemory(192 + (int) (more / MIB), 48);
  }

  /**
   * Published limits of the hosted tiers: 60 MB/s in and 180 MB/s out for each unit; 4,500
   * partitions and 18,000 connections for each CKU. Elastic kinds have at most 250 MB/s in, 750
   * MB/s out and 4,096 partitions, however many eCKUs they may grow to.
   */
  private static ClusterLimits limits(Tier tier, int units) {
    long in = units * 60 * MIB;
    long out = units * 180 * MIB;
    if (tier == Tier.DEDICATED) {
      return new ClusterLimits(
          in,
          out,
          Math.min(units * PARTITIONS_OF_A_UNIT, MOST_PARTITIONS),
          units * 18_000,
          (int) (20 * MIB),
          -1);
    }
    int connections = tier == Tier.BASIC ? 1_000 : 3_000;
    return new ClusterLimits(
        Math.min(in, 250 * MIB), Math.min(out, 750 * MIB), 4_096, connections, (int) (8 * MIB), -1);
  }

  private static List<String> zones(String region, int count, boolean multiZone) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(i -> region + (char) ('a' + (multiZone ? i : 0)))
        .toList();
  }

  /** Memory that the whole cluster takes of its cell. */
  int clusterMiB() {
    return nodeMiB * zones.size();
  }
}
