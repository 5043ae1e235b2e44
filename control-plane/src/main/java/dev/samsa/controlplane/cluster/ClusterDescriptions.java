package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.agent.AgentServer;
import dev.samsa.controlplane.cell.CellNetwork;
import dev.samsa.controlplane.trust.Authorities;
import dev.samsa.controlplane.trust.NodeSecrets;
import dev.samsa.description.cluster.AgentEndpoint;
import dev.samsa.description.cluster.ClusterDescription;
import dev.samsa.description.cluster.Listener;
import dev.samsa.description.cluster.NodeDescription;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Says what a cluster's brokers are told. */
@ApplicationScoped
public class ClusterDescriptions {
  private final AgentServer agent;
  private final Authorities authorities;

  public ClusterDescriptions(AgentServer agent, Authorities authorities) {
    this.agent = agent;
    this.authorities = authorities;
  }

  ClusterDescription describe(ClusterRow row, List<NodeRow> nodes, CellNetwork network) {
    Sizing sizing = row.sizing();
    return new ClusterDescription(
        ClusterDescription.SCHEMA_VERSION,
        row.id(),
        row.kafkaClusterId(),
        row.organization().toString(),
        row.environment(),
        row.tier().name(),
        null,
        nodes.stream().map(node -> describe(node, network)).toList(),
        sizing.replication(),
        sizing.limits(),
        sizing.memory(),
        new AgentEndpoint(agent.urls()),
        authorities.controlPlaneSubject(),
        NodeSecrets.nodeSubject(row.id()));
  }

  private static NodeDescription describe(NodeRow node, CellNetwork network) {
    return new NodeDescription(
        node.nodeId(),
        node.zone(),
        true,
        true,
        node.directoryId(),
        new Listener(
            network.bindHost(), node.clientPort(), network.clientHost(), node.clientPort()),
        internal(network, node.internalPort()),
        internal(network, node.quorumPort()));
  }

  private static Listener internal(CellNetwork network, int port) {
    return new Listener(network.internalHost(), port, network.internalHost(), port);
  }
}
