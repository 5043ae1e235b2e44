package dev.samsa.controlplane.kafkarest.group;

import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestLinks.Related;
import dev.samsa.controlplane.kafkarest.RestLinks.RestMetadata;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;

/**
 * A consumer group.
 *
 * @param type CLASSIC, or CONSUMER for the newer protocol
 */
record GroupView(
    String kind,
    RestMetadata metadata,
    String cluster_id,
    String consumer_group_id,
    boolean is_simple,
    String partition_assignor,
    String state,
    String type,
    Related coordinator,
    Related consumer,
    Related lag_summary) {

  static GroupView of(RestLinks links, ConsumerGroupDescription group) {
    String id = group.groupId();
    return new GroupView(
        "KafkaConsumerGroup",
        links.metadata(links.url("consumer-groups", id), "consumer-group=" + id),
        links.clusterId(),
        id,
        group.isSimpleConsumerGroup(),
        group.partitionAssignor() == null ? "" : group.partitionAssignor(),
        group.groupState().name(),
        group.type().name(),
        group.coordinator() == null ? null : links.related("brokers", group.coordinator().id()),
        links.related("consumer-groups", id, "consumers"),
        links.related("consumer-groups", id, "lag-summary"));
  }
}
