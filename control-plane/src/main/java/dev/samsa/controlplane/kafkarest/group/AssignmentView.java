package dev.samsa.controlplane.kafkarest.group;

import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestLinks.Related;
import dev.samsa.controlplane.kafkarest.RestLinks.RestMetadata;
import org.apache.kafka.common.TopicPartition;

/** A partition that a member of a consumer group reads. */
record AssignmentView(
    String kind,
    RestMetadata metadata,
    String cluster_id,
    String consumer_group_id,
    String consumer_id,
    String topic_name,
    int partition_id,
    Related partition,
    Related lag) {

  static AssignmentView of(RestLinks links, String group, String member, TopicPartition read) {
    String topic = read.topic();
    int partition = read.partition();
    return new AssignmentView(
        "KafkaConsumerAssignment",
        links.metadata(
            links.url(
                "consumer-groups",
                group,
                "consumers",
                member,
                "assignments",
                topic,
                "partitions",
                partition),
            "consumer-group="
                + group
                + "/consumer="
                + member
                + "/assignment="
                + topic
                + "/partition="
                + partition),
        links.clusterId(),
        group,
        member,
        topic,
        partition,
        links.related("topics", topic, "partitions", partition),
        links.related("consumer-groups", group, "lags", topic, "partitions", partition));
  }
}
