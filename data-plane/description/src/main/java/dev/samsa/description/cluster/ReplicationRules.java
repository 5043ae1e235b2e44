package dev.samsa.description.cluster;

/**
 * @param factor replication factor of every topic
 * @param minInSync min.insync.replicas of every topic
 */
public record ReplicationRules(short factor, short minInSync) {}
