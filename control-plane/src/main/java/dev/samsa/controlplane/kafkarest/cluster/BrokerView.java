package dev.samsa.controlplane.kafkarest.cluster;

import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestLinks.RestMetadata;
import org.apache.kafka.common.Node;

/** A broker as clients see it. */
record BrokerView(
    String kind,
    RestMetadata metadata,
    String cluster_id,
    int broker_id,
    String host,
    int port,
    String rack) {

  static BrokerView of(RestLinks links, Node node) {
    return new BrokerView(
        "KafkaBroker",
        links.metadata(links.url("brokers", node.id()), "broker=" + node.id()),
        links.clusterId(),
        node.id(),
        node.host(),
        node.port(),
        node.rack());
  }
}
