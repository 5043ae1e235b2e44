package dev.samsa.controlplane.kafkarest.topic;

import dev.samsa.controlplane.kafkarest.KafkaSession;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Where partitions begin and end. */
public final class PartitionOffsets {
  private PartitionOffsets() {}

  /** The offset of the first record of each partition, or of the next one if it has none. */
  public static Map<TopicPartition, Long> first(
      KafkaSession session, Collection<TopicPartition> partitions) {
    return of(session, partitions, partition -> OffsetSpec.earliest());
  }

  /** The offset that the next record of each partition will have. */
  public static Map<TopicPartition, Long> next(
      KafkaSession session, Collection<TopicPartition> partitions) {
    return of(session, partitions, partition -> OffsetSpec.latest());
  }

  /**
   * An offset of each partition; those that are gone or may not be seen are left out, for a commit
   * outlives its topic, and whoever may not see the topic sees no lag in it.
   */
  public static Map<TopicPartition, Long> of(
      KafkaSession session,
      Collection<TopicPartition> partitions,
      Function<TopicPartition, OffsetSpec> wanted) {
    ListOffsetsResult result =
        session.admin().listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, wanted)));
    Map<TopicPartition, Long> found = new HashMap<>();
    for (TopicPartition partition : partitions) {
      KafkaFuture<ListOffsetsResult.ListOffsetsResultInfo> answer =
          result.partitionResult(partition);
      try {
        found.put(partition, session.await(answer).offset());
      } catch (UnknownTopicOrPartitionException | TopicAuthorizationException e) {
        // Not in the answer, then.
      }
    }
    return found;
  }
}
