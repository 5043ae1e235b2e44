package dev.samsa.controlplane.kafkarest.topic;

import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestLinks.Related;
import dev.samsa.controlplane.kafkarest.RestLinks.RestMetadata;
import java.util.List;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;

/** A topic as Kafka REST shows it. */
record TopicView(
    String kind,
    RestMetadata metadata,
    String cluster_id,
    String topic_name,
    boolean is_internal,
    int replication_factor,
    int partitions_count,
    Related partitions,
    Related configs,
    Related partition_reassignments,
    List<String> authorized_operations) {

  static TopicView of(RestLinks links, TopicDescription topic) {
    List<String> operations =
        topic.authorizedOperations() == null
            ? null
            : topic.authorizedOperations().stream().map(AclOperation::name).sorted().toList();
    int factor = topic.partitions().isEmpty() ? 0 : topic.partitions().getFirst().replicas().size();
    return of(
        links, topic.name(), topic.isInternal(), factor, topic.partitions().size(), operations);
  }

  static TopicView of(
      RestLinks links,
      String name,
      boolean internal,
      int factor,
      int partitions,
      List<String> operations) {
    return new TopicView(
        "KafkaTopic",
        links.metadata(links.url("topics", name), "topic=" + name),
        links.clusterId(),
        name,
        internal,
        factor,
        partitions,
        links.related("topics", name, "partitions"),
        links.related("topics", name, "configs"),
        links.related("topics", name, "partitions", "-", "reassignment"),
        operations);
  }
}
