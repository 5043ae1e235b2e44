package dev.samsa.broker.policy;

import dev.samsa.broker.access.rules.ClusterSettings;
import dev.samsa.broker.config.TopicDefaults;
import dev.samsa.description.cluster.ClusterDescription;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.internals.Topic;

/**
 * What a topic may ask for, so that nobody's topics break the cluster for its neighbours or for its
 * next restart. Each method answers with the sentence that refuses, or with nothing.
 */
public final class TopicRules {
  private static final long SMALLEST_SEGMENT = 50L * 1024 * 1024;
  private static final long SHORTEST_SEGMENT_MS = 10L * 60 * 1000;
  private static final long SMALLEST_INDEX = 1024 * 1024;
  private static final long LARGEST_INDEX = 10L * 1024 * 1024;
  private static final Set<String> PLATFORM_ONLY =
      Set.of(
          "flush.messages",
          "flush.ms",
          "preallocate",
          "index.interval.bytes",
          "leader.replication.throttled.replicas",
          "follower.replication.throttled.replicas",
          "remote.storage.enable",
          "remote.log.copy.disable",
          "remote.log.delete.on.disable");
  private final ClusterDescription cluster;

  public TopicRules(ClusterDescription cluster) {
    this.cluster = cluster;
  }

  /**
   * Refusal of a new topic.
   *
   * @param topic its name
   * @param partitions how many; null if replicas are assigned by hand
   * @param factor replication factor; null if replicas are assigned by hand
   * @param assignments replicas by partition; null if not assigned by hand
   * @param configs its settings
   */
  public Optional<String> refuseCreation(
      String topic,
      Integer partitions,
      Short factor,
      Map<Integer, List<Integer>> assignments,
      Map<String, String> configs) {
    if (Topic.isInternal(topic)) {
      return refuseInternal(topic, partitions, factor);
    }
    short needed = cluster.replication().factor();
    Collection<List<Integer>> byHand = assignments == null ? List.of() : assignments.values();
    boolean otherFactor =
        byHand.isEmpty()
            ? factor == null || factor != needed
            : byHand.stream().anyMatch(replicas -> replicas.size() != needed);
    if (otherFactor) {
      return Optional.of(
          "Topics of this cluster have replication factor %d; leave it out or set it to %d."
              .formatted(needed, needed));
    }
    return refuseConfigs(configs);
  }

  /** Kafka makes its own topics with the sizes that it is configured with, and nobody else does. */
  private Optional<String> refuseInternal(String topic, Integer partitions, Short factor) {
    boolean kafkasOwn =
        partitions != null
            && partitions == TopicDefaults.INTERNAL_PARTITIONS
            && factor != null
            && factor == TopicDefaults.internalFactor(cluster);
    return kafkasOwn
        ? Optional.empty()
        : Optional.of("Topic " + topic + " is Kafka's own; choose another name.");
  }

  /** Refusal of a topic's settings. */
  public Optional<String> refuseConfigs(Map<String, String> configs) {
    return configs.entrySet().stream()
        .map(e -> refuseConfig(e.getKey(), e.getValue()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> refuseConfig(String name, String value) {
    if (name.startsWith("confluent.")) {
      return Optional.of(name + " is not supported: the brokers are Apache Kafka; leave it out.");
    }
    if (PLATFORM_ONLY.contains(name)) {
      return Optional.of(name + " is set by the platform; leave it out.");
    }
    int minInSync = cluster.replication().minInSync();
    int maxMessage = cluster.limits().maxMessageBytes();
    return switch (name) {
      case "min.insync.replicas" -> between(name, value, minInSync, minInSync);
      case "max.message.bytes" -> between(name, value, 0, maxMessage);
      case "segment.bytes" -> between(name, value, SMALLEST_SEGMENT, Integer.MAX_VALUE);
      case "segment.ms" -> between(name, value, SHORTEST_SEGMENT_MS, Long.MAX_VALUE);
      case "segment.index.bytes" -> between(name, value, SMALLEST_INDEX, LARGEST_INDEX);
      case "retention.ms" -> refuseRetention(name, value);
      case "unclean.leader.election.enable" ->
          "true".equalsIgnoreCase(value)
              ? Optional.of(name + " must be false: true loses acknowledged messages.")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Refusal of settings of all brokers; only a few are a tenant's. */
  public Optional<String> refuseBrokerConfigs(Map<String, String> configs) {
    Optional<String> other =
        configs.keySet().stream()
            .filter(n -> !ClusterSettings.TENANTS.contains(n))
            .sorted()
            .findFirst();
    if (other.isPresent()) {
      return Optional.of(
          "%s is set by the platform; what may be set on the cluster is %s."
              .formatted(other.get(), ClusterSettings.TENANTS.stream().sorted().toList()));
    }
    String retention = configs.get("log.retention.ms");
    return retention == null ? Optional.empty() : refuseRetention("log.retention.ms", retention);
  }

  private Optional<String> refuseRetention(String name, String value) {
    long longest = cluster.limits().maxRetentionMs();
    if (longest < 0) {
      return Optional.empty();
    }
    if ("-1".equals(value)) {
      return Optional.of(
          "%s must be at most %d on this cluster; -1 (for ever) is not offered."
              .formatted(name, longest));
    }
    return between(name, value, 0, longest);
  }

  private static Optional<String> between(String name, String value, long least, long most) {
    long number;
    try {
      number = Long.parseLong(value.strip());
    } catch (NumberFormatException e) {
      // Kafka itself says that it is not a number.
      return Optional.empty();
    }
    if (number >= least && number <= most) {
      return Optional.empty();
    }
    if (least == most) {
      return Optional.of("%s must be %d on this cluster, not %d.".formatted(name, least, number));
    }
    return Optional.of(
        number < least
            ? "%s must be at least %d on this cluster, not %d.".formatted(name, least, number)
            : "%s must be at most %d on this cluster, not %d.".formatted(name, most, number));
  }
}
