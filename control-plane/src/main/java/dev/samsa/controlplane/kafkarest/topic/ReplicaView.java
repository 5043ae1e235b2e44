package dev.samsa.controlplane.kafkarest.topic;

import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestLinks.Related;
import dev.samsa.controlplane.kafkarest.RestLinks.RestMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;

/** One copy of a partition. */
record ReplicaView(
    String kind,
    RestMetadata metadata,
    String cluster_id,
    String topic_name,
    int partition_id,
    int broker_id,
    boolean is_leader,
    boolean is_in_sync,
    Related broker) {

  static ReplicaView of(RestLinks links, String topic, TopicPartitionInfo partition, Node node) {
    int id = partition.partition();
    return new ReplicaView(
        "KafkaReplica",
        links.metadata(
            links.url("topics", topic, "partitions", id, "replicas", node.id()),
            "topic=" + topic + "/partition=" + id + "/replica=" + node.id()),
        links.clusterId(),
        topic,
        id,
        node.id(),
        partition.leader() != null && partition.leader().id() == node.id(),
        partition.isr().stream().anyMatch(n -> n.id() == node.id()),
        links.related("brokers", node.id()));
  }
}
