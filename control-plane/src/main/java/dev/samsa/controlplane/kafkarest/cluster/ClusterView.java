package dev.samsa.controlplane.kafkarest.cluster;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestLinks.Related;
import dev.samsa.controlplane.kafkarest.RestLinks.RestMetadata;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.acl.AclOperation;

/**
 * A cluster as Kafka REST shows it.
 *
 * @param authorized_operations what brokers let the caller do to the cluster itself; absent unless
 *     asked for
 * @param creates_topics whether the caller may create topics: any that it likes, or some by a role;
 *     absent unless asked for
 */
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
    Related partition_reassignments,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<String> authorized_operations,
    @JsonInclude(JsonInclude.Include.NON_NULL) Boolean creates_topics) {

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
        links.related("topics", "-", "partitions", "-", "reassignment"),
        null,
        null);
  }

  /**
   * With what the caller may do.
   *
   * @param byRole whether a role lets it create some topics
   */
  ClusterView with(Collection<AclOperation> operations, boolean byRole) {
    return new ClusterView(
        kind,
        metadata,
        cluster_id,
        controller,
        acls,
        brokers,
        broker_configs,
        consumer_groups,
        topics,
        partition_reassignments,
        operations.stream().map(AclOperation::name).sorted().toList(),
        byRole || operations.contains(AclOperation.CREATE));
  }
}
