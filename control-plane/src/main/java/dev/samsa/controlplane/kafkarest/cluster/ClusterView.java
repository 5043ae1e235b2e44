package dev.samsa.controlplane.kafkarest.cluster;

import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestLinks.Related;
import dev.samsa.controlplane.kafkarest.RestLinks.RestMetadata;
import org.apache.kafka.common.Node;

/** A cluster as Kafka REST shows it. */
record ClusterView(
    String kind,
    RestMetadata metadata,
    String cluster_id,
    Related controller,
    Related acls,
    Related brokers,
    Related broker_configs,
    Related consumer_groups,
    Related topics,
    Related partition_reassignments) {

  static ClusterView of(RestLinks links, Node controller) {
    return new ClusterView(
        "KafkaCluster",
        links.metadata(links.url(), ""),
        links.clusterId(),
        controller == null ? null : links.related("brokers", controller.id()),
        links.related("acls"),
        links.related("brokers"),
        links.related("broker-configs"),
        links.related("consumer-groups"),
        links.related("topics"),
        links.related("topics", "-", "partitions", "-", "reassignment"));
  }
}
