package dev.samsa.operator.describe;

import dev.samsa.description.cluster.AgentEndpoint;
import dev.samsa.description.cluster.ClusterDescription;
import dev.samsa.description.cluster.ClusterLimits;
import dev.samsa.description.cluster.Listener;
import dev.samsa.description.cluster.NodeDescription;
import dev.samsa.description.cluster.ReplicationRules;
import dev.samsa.operator.api.ClusterNames;
import dev.samsa.operator.api.Exposure;
import dev.samsa.operator.api.KafkaCluster;
import dev.samsa.operator.api.KafkaClusterSpec;
import dev.samsa.operator.api.Limits;
import java.util.List;
import java.util.Set;

/** The cluster description that the launcher reads in every cell. */
public final class DescriptionRenderer {
  private static final int COMBINED_CONTROLLERS = 3;
  private static final String ANY_ADDRESS = "0.0.0.0";

  private DescriptionRenderer() {}

  /**
   * Describes a cluster.
   *
   * @param cluster the resource
   * @param brokers brokers in force, which lag behind the specification while partitions move
   * @param replaced controllers that start afresh and join by themselves, for the quorum knows
   *     their old directory
   */
  public static ClusterDescription render(
      KafkaCluster cluster, int brokers, Set<Integer> replaced) {
    KafkaClusterSpec spec = cluster.getSpec();
    ClusterNames names = ClusterNames.of(cluster);
    List<NodeDescription> nodes =
        ClusterNames.nodes(brokers, spec.controllers()).stream()
            .map(id -> node(spec, names, id, replaced.contains(id)))
            .toList();
    Limits limits = spec.limits();
    return new ClusterDescription(
        ClusterDescription.SCHEMA_VERSION,
        spec.clusterId(),
        spec.kafkaClusterId(),
        spec.organization(),
        spec.environment(),
        spec.tier(),
        null,
        nodes,
        new ReplicationRules(
            spec.replication().factor().shortValue(), spec.replication().minInSync().shortValue()),
        new ClusterLimits(
            limits.ingressBytesPerSecond(),
            limits.egressBytesPerSecond(),
            limits.partitions(),
            limits.connections(),
            limits.maxMessageBytes(),
            limits.maxRetentionMs()),
        PodSize.of(spec.size()).jvm(),
        new AgentEndpoint(spec.agent().urls()),
        spec.controlPlaneSubject(),
        spec.nodeSubject());
  }

  /** Whether a node votes: the first three brokers do, or nodes that do nothing else. */
  public static boolean votes(KafkaClusterSpec spec, int node) {
    return spec.controllers() > 0
        ? node >= ClusterNames.FIRST_CONTROLLER
        : node < COMBINED_CONTROLLERS;
  }

  private static NodeDescription node(
      KafkaClusterSpec spec, ClusterNames names, int id, boolean replaced) {
    boolean broker = id < ClusterNames.FIRST_CONTROLLER;
    boolean controller = votes(spec, id);
    Exposure exposure = spec.exposure();
    return new NodeDescription(
        id,
        spec.zones().get(id % spec.zones().size()),
        broker,
        controller,
        controller && !replaced ? DirectoryIds.of(spec.kafkaClusterId(), id) : null,
        broker
            ? new Listener(
                ANY_ADDRESS, ClusterNames.CLIENT_PORT, exposure.host(id), exposure.port(id))
            : null,
        broker ? own(names, id, ClusterNames.INTERNAL_PORT) : null,
        controller ? own(names, id, ClusterNames.QUORUM_PORT) : null);
  }

  private static Listener own(ClusterNames names, int id, int port) {
    return new Listener(ANY_ADDRESS, port, names.nodeHost(id), port);
  }
}
