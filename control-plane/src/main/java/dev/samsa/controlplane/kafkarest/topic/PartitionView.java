package dev.samsa.controlplane.kafkarest.topic;

import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestLinks.Related;
import dev.samsa.controlplane.kafkarest.RestLinks.RestMetadata;
import org.apache.kafka.common.TopicPartitionInfo;

/** A partition; {@code leader} is absent while it has none. */
record PartitionView(
    String kind,
    RestMetadata metadata,
    String cluster_id,
    String topic_name,
    int partition_id,
    Related leader,
    Related replicas,
    Related reassignment) {

  static PartitionView of(RestLinks links, String topic, TopicPartitionInfo partition) {
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
        links.related("topics", topic, "partitions", id, "reassignment"));
  }
}
