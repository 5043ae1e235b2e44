package dev.samsa.controlplane.kafkarest.topic;

import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestLinks.Related;
import dev.samsa.controlplane.kafkarest.RestLinks.RestMetadata;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * A partition; {@code leader} is absent while it has none.
 *
 * @param state only if asked for
 */
record PartitionView(
    String kind,
    RestMetadata metadata,
    String cluster_id,
    String topic_name,
    int partition_id,
    Related leader,
    Related replicas,
    Related reassignment,
    State state) {

  /**
   * How a partition is; our own addition to the contract.
   *
   * @param first_offset of its first record, or {@code next_offset} if it has none
   * @param next_offset that its next record will have
   */
  record State(Long first_offset, Long next_offset, int replicas_count, int in_sync_count) {}

  static PartitionView of(RestLinks links, String topic, TopicPartitionInfo partition) {
    return of(links, topic, partition, null);
  }

  static PartitionView of(
      RestLinks links, String topic, TopicPartitionInfo partition, State state) {
    int id = partition.partition();
    return new PartitionView(
        "KafkaPartition",
        links.metadata(
            links.url("topics", topic, "partitions", id), "topic=" + topic + "/partition=" + id),
        links.clusterId(),
        topic,
        id,
        partition.leader() == null
            ? null
            : links.related("topics", topic, "partitions", id, "replicas", partition.leader().id()),
        links.related("topics", topic, "partitions", id, "replicas"),
        links.related("topics", topic, "partitions", id, "reassignment"),
        state);
  }
}
