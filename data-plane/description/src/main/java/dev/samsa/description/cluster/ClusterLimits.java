package dev.samsa.description.cluster;

/**
 * What a tenant may use of the cluster, in all. The launcher divides rates and connections by the
 * number of brokers.
 *
 * @param ingressBytesPerSecond produced bytes a second
 * @param egressBytesPerSecond fetched bytes a second
 * @param partitions partitions before replication, internal topics not counted
 * @param connections open client connections
 * @param maxMessageBytes largest record batch
 * @param maxRetentionMs longest retention.ms a topic may ask for; -1 for no limit
 */
public record ClusterLimits(
    long ingressBytesPerSecond,
    long egressBytesPerSecond,
    int partitions,
    int connections,
    int maxMessageBytes,
    long maxRetentionMs) {}
