package dev.samsa.controlplane.kafkarest.group;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestLinks.Related;
import dev.samsa.controlplane.kafkarest.RestLinks.RestMetadata;
import java.util.List;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.acl.AclOperation;

/**
 * A consumer group.
 *
 * @param type CLASSIC, or CONSUMER for the newer protocol
 * @param total_lag records that it is behind in all; absent unless asked for
 * @param authorized_operations what the caller may do to it; absent unless asked for
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
    Related lag_summary,
    @JsonInclude(JsonInclude.Include.NON_NULL) Long total_lag,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<String> authorized_operations) {

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
        links.related("consumer-groups", id, "lag-summary"),
        null,
        group.authorizedOperations() == null
            ? null
            : group.authorizedOperations().stream().map(AclOperation::name).sorted().toList());
  }

  GroupView withTotalLag(Long lag) {
    return new GroupView(
        kind,
        metadata,
        cluster_id,
        consumer_group_id,
        is_simple,
        partition_assignor,
        state,
        type,
        coordinator,
        consumer,
        lag_summary,
        lag,
        authorized_operations);
  }
}
