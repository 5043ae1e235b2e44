package dev.samsa.controlplane.kafkarest.group;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a group is behind in one partition.
 *
 * @param current offset of the record that it reads next, as committed
 * @param end offset that the next written record will have
 * @param reader the member that reads the partition; null if none does
 */
record PartitionLag(TopicPartition partition, long current, long end, MemberDescription reader) {

  private static final Comparator<PartitionLag> BY_PARTITION =
      Comparator.comparing((PartitionLag lag) -> lag.partition().topic())
          .thenComparingInt(lag -> lag.partition().partition());

  /** Records that are still to be read; never below zero, though the topic was made anew. */
  long lag() {
    return Math.max(0, end - current);
  }

  /**
   * The lag in each partition where the group has committed and whose end is known, by topic and
   * partition.
   */
  static List<PartitionLag> of(
      Map<TopicPartition, OffsetAndMetadata> committed,
      Map<TopicPartition, Long> ends,
      Collection<MemberDescription> members) {
    Map<TopicPartition, MemberDescription> readers = new HashMap<>();
    for (MemberDescription member : members) {
      member.assignment().topicPartitions().forEach(read -> readers.put(read, member));
    }
    List<PartitionLag> lags = new ArrayList<>();
    committed.forEach((partition, offset) -> {
      Long end = ends.get(partition);
      // Kafka gives null for a partition without a commit.
      if (offset != null && end != null) {
        lags.add(new PartitionLag(partition, offset.offset(), end, readers.get(partition)));
      }
    });
    lags.sort(BY_PARTITION);
    return List.copyOf(lags);
  }
}
