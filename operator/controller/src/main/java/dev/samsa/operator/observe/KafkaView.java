package dev.samsa.operator.observe;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Kafka says of itself.
 *
 * @param quorumLeader id of the active controller
 * @param voters controllers that vote and keep up
 * @param lateVoters controllers that vote and do not keep up
 * @param liveBrokers brokers registered and unfenced
 * @param fencedBrokers brokers registered and fenced
 * @param partitions every partition
 * @param moving whether replicas are being moved
 * @param logBytes bytes of all logs by broker
 * @param metadataLevel feature level of metadata.version in force
 * @param newestMetadataLevel highest that the brokers know
 * @param undrained what would be lost with a broker that shall go if it went now, by broker; none
 *     of those that have brought all of their usage to the control plane
 */
public record KafkaView(
    int quorumLeader,
    Set<Integer> voters,
    Set<Integer> lateVoters,
    Set<Integer> liveBrokers,
    Set<Integer> fencedBrokers,
    List<PartitionView> partitions,
    boolean moving,
    Map<Integer, Long> logBytes,
    int metadataLevel,
    int newestMetadataLevel,
    Map<Integer, String> undrained) {
  public KafkaView {
    voters = Set.copyOf(voters);
    lateVoters = Set.copyOf(lateVoters);
    liveBrokers = Set.copyOf(liveBrokers);
    fencedBrokers = Set.copyOf(fencedBrokers);
    partitions = List.copyOf(partitions);
    logBytes = Map.copyOf(logBytes);
    undrained = Map.copyOf(undrained);
  }
}
