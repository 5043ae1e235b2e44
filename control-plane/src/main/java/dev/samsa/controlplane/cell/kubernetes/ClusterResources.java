package dev.samsa.controlplane.cell.kubernetes;

import dev.samsa.controlplane.cell.ClusterSpec;
import dev.samsa.description.cluster.ClusterDescription;
import dev.samsa.description.cluster.ClusterLimits;
import dev.samsa.description.cluster.Listener;
import dev.samsa.description.cluster.NodeDescription;
import dev.samsa.operator.api.Agent;
import dev.samsa.operator.api.BrokerSize;
import dev.samsa.operator.api.ClusterNames;
import dev.samsa.operator.api.Deletion;
import dev.samsa.operator.api.DesiredState;
import dev.samsa.operator.api.Exposure;
import dev.samsa.operator.api.KafkaCluster;
import dev.samsa.operator.api.KafkaClusterSpec;
import dev.samsa.operator.api.Limits;
import dev.samsa.operator.api.Replication;
import dev.samsa.operator.api.Secrets;
import dev.samsa.operator.api.Storage;
import java.util.List;

/**
 * What is written for a cluster: pure functions of what it shall look like and the cell's settings.
 *
 * @param settings the cell's
 * @param kafkaVersion release that new clusters run
 * @param cpuMillis thousandths of a core that each broker is sure of
 */
record ClusterResources(CellSettings settings, String kafkaVersion, int cpuMillis) {
  /** Volumes grow by themselves up to this many times their first size. */
  private static final int GROWTH = 10;

  private static final String ANY_ADDRESS = "0.0.0.0";

  /** Name of the Secret with the files of a cluster's nodes. */
  static String secretName(String clusterId) {
    return clusterId + "-nodes";
  }

  /**
   * The specification of a running cluster.
   *
   * @param seen what is there already; null if nothing is. Kafka's release is kept, for an upgrade
   *     is a step of its own.
   */
  KafkaClusterSpec running(ClusterSpec cluster, KafkaClusterSpec seen) {
    ClusterDescription description = cluster.description();
    List<NodeDescription> nodes = description.nodes();
    return new KafkaClusterSpec(
        description.clusterId(),
        description.kafkaClusterId(),
        description.organizationId(),
        description.environmentId(),
        cluster.region(),
        description.tier(),
        seen == null ? kafkaVersion : seen.kafkaVersion(),
        description.brokerCount(),
        0,
        new BrokerSize(cpuMillis, cluster.nodeMiB()),
        nodes.stream().map(NodeDescription::zone).distinct().toList(),
        seen == null ? storage() : seen.storage(),
        new Replication(
            (int) description.replication().factor(), (int) description.replication().minInSync()),
        limits(description.limits()),
        new Exposure(
            Exposure.Type.NODE_PORT,
            settings.clientHost(),
            null,
            nodes.stream().map(node -> node.client().port()).toList()),
        new Secrets(secretName(description.clusterId())),
        new Agent(description.agent().urls()),
        description.controlPlaneSubject(),
        description.nodeSubject(),
        DesiredState.RUNNING,
        new Deletion(false, null));
  }

  /** The same cluster without running nodes. */
  static KafkaClusterSpec hibernated(KafkaClusterSpec seen) {
    return with(seen, DesiredState.HIBERNATED, seen.deletion());
  }

  /** The same cluster, whose volumes go as soon as it is deleted. */
  static KafkaClusterSpec disposable(KafkaClusterSpec seen) {
    return with(seen, seen.desiredState(), new Deletion(false, 0L));
  }

  /** The resource that carries a specification. */
  KafkaCluster resource(KafkaClusterSpec spec) {
    KafkaCluster resource = new KafkaCluster();
    resource.getMetadata().setName(spec.clusterId());
    resource.getMetadata().setNamespace(settings.namespace());
    resource.setSpec(spec);
    return resource;
  }

  /** The nodes with the addresses that they have in this cell, as certificates must name them. */
  List<NodeDescription> addressed(ClusterDescription description) {
    ClusterNames names = new ClusterNames(description.clusterId(), settings.namespace());
    return description.nodes().stream().map(node -> addressed(node, names)).toList();
  }

  private static NodeDescription addressed(NodeDescription node, ClusterNames names) {
    String host = names.nodeHost(node.id());
    return new NodeDescription(
        node.id(),
        node.zone(),
        node.broker(),
        node.controller(),
        node.directoryId(),
        node.client(),
        listener(host, ClusterNames.INTERNAL_PORT),
        listener(host, ClusterNames.QUORUM_PORT));
  }

  private static Listener listener(String host, int port) {
    return new Listener(ANY_ADDRESS, port, host, port);
  }

  private Storage storage() {
    return new Storage(
        settings.volumeMiB(), settings.volumeMiB() * GROWTH, settings.storageClass().orElse(null));
  }

  private static Limits limits(ClusterLimits limits) {
    return new Limits(
        limits.ingressBytesPerSecond(),
        limits.egressBytesPerSecond(),
        limits.partitions(),
        limits.connections(),
        limits.maxMessageBytes(),
        limits.maxRetentionMs());
  }

  private static KafkaClusterSpec with(
      KafkaClusterSpec spec, DesiredState state, Deletion deletion) {
    return new KafkaClusterSpec(
        spec.clusterId(),
        spec.kafkaClusterId(),
        spec.organization(),
        spec.environment(),
        spec.region(),
        spec.tier(),
        spec.kafkaVersion(),
        spec.brokers(),
        spec.controllers(),
        spec.size(),
        spec.zones(),
        spec.storage(),
        spec.replication(),
        spec.limits(),
        spec.exposure(),
        spec.secrets(),
        spec.agent(),
        spec.controlPlaneSubject(),
        spec.nodeSubject(),
        state,
        deletion);
  }
}
