package dev.samsa.operator.observe;

import java.util.List;
import java.util.Set;

/**
 * One partition.
 *
 * @param topic its topic
 * @param partition its number
 * @param replicas brokers that shall hold it, preferred leader first
 * @param inSync brokers that hold all of it
 * @param minInSync min.insync.replicas of the topic
 */
public record PartitionView(
    String topic, int partition, List<Integer> replicas, Set<Integer> inSync, int minInSync) {
  public PartitionView {
    replicas = List.copyOf(replicas);
    inSync = Set.copyOf(inSync);
  }

  /** How people name it. */
  public String name() {
    return topic + "-" + partition;
  }

  /** Whether producers with acks=all go on while that broker is away. */
  public boolean holdsWithout(int broker) {
    return !inSync.contains(broker)
        || inSync.size() - 1 >= Math.min(minInSync, replicas.size() - 1) && inSync.size() > 1;
  }
}
