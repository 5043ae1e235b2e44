package dev.samsa.controlplane.kafkarest.group;

import dev.samsa.controlplane.kafkarest.KafkaSession;
import dev.samsa.controlplane.kafkarest.topic.PartitionOffsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far groups are behind. */
final class GroupLags {
  private GroupLags() {}

  /** The group's lag in each partition of the topics that the caller may see. */
  static List<PartitionLag> of(KafkaSession session, String group) {
    Collection<MemberDescription> members = GroupReads.one(session, group).members();
    Map<TopicPartition, OffsetAndMetadata> committed = committed(session, group);
    return PartitionLag.of(committed, PartitionOffsets.next(session, committed.keySet()), members);
  }

  /** What the group has committed. */
  static Map<TopicPartition, OffsetAndMetadata> committed(KafkaSession session, String group) {
    return session.await(
        session.admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
  }

  /** Those of the groups that have committed a position in the topic: one call for all of them. */
  static List<String> reading(KafkaSession session, List<String> groups, String topic) {
    Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = committed(session, groups);
    return groups.stream()
        .filter(group ->
            committed.getOrDefault(group, Map.of()).keySet().stream()
                .anyMatch(partition -> partition.topic().equals(topic)))
        .toList();
  }

  private static Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(
      KafkaSession session, List<String> groups) {
    Map<String, ListConsumerGroupOffsetsSpec> all =
        groups.stream()
            .collect(Collectors.toMap(id -> id, id -> new ListConsumerGroupOffsetsSpec()));
    return all.isEmpty()
        ? Map.of()
        : session.await(session.admin().listConsumerGroupOffsets(all).all());
  }

  /** The lag in all of each group that has committed something: two calls for all of them. */
  static Map<String, Long> totals(KafkaSession session, List<ConsumerGroupDescription> groups) {
    Map<String, Map<TopicPartition, OffsetAndMetadata>> committed =
        committed(session, groups.stream().map(ConsumerGroupDescription::groupId).toList());
    Set<TopicPartition> partitions = new HashSet<>();
    committed.values().forEach(offsets -> partitions.addAll(offsets.keySet()));
    Map<TopicPartition, Long> ends = PartitionOffsets.next(session, partitions);
    Map<String, Long> totals = new HashMap<>();
    committed.forEach((group, offsets) -> {
      List<PartitionLag> lags = PartitionLag.of(offsets, ends, List.of());
      if (!lags.isEmpty()) {
        totals.put(group, lags.stream().mapToLong(PartitionLag::lag).sum());
      }
    });
    return totals;
  }
}
