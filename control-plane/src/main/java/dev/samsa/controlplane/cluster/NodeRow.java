package dev.samsa.controlplane.cluster;

import java.time.Instant;

/**
 * One node of a cluster.
 *
 * @param directoryId Kafka's id of its metadata log, a base64 UUID
 * @param internalPort 0 where each node has an address of its own
 * @param quorumPort 0 where each node has an address of its own
 * @param appliedAccessNumber newest access snapshot that it said it holds
 * @param seenAt last time it was heard of; null if never
 */
record NodeRow(
    int nodeId,
    String zone,
    String directoryId,
    int clientPort,
    int internalPort,
    int quorumPort,
    long appliedAccessNumber,
    Instant seenAt) {}
