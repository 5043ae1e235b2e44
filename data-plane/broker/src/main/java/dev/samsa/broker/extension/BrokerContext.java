package dev.samsa.broker.extension;

import dev.samsa.broker.agent.AgentClient;
import dev.samsa.broker.launch.NodeFolders;
import dev.samsa.broker.runtime.PrincipalCounts;
import dev.samsa.description.cluster.ClusterDescription;
import dev.samsa.description.cluster.NodeDescription;
import java.util.function.Supplier;
import kafka.server.BrokerServer;

/**
 * What an extension may use of the node.
 *
 * @param cluster the cluster's description
 * @param node this node
 * @param folders this node's folders; an extension keeps to its own
 * @param agent the control plane's agent API, signed in as this cluster
 * @param broker the running broker, from {@link BrokerExtension#started} on
 * @param principals what quotas count by principal
 */
public record BrokerContext(
    ClusterDescription cluster,
    NodeDescription node,
    NodeFolders folders,
    AgentClient agent,
    Supplier<BrokerServer> broker,
    PrincipalCounts principals) {

  /**
   * The running broker: its replicas, logs, metadata and metrics.
   *
   * @throws IllegalStateException before it has started
   */
  public BrokerServer server() {
    BrokerServer server = broker.get();
    if (server == null) {
      throw new IllegalStateException("the broker has not started yet");
    }
    return server;
  }
}
