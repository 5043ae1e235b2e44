package dev.samsa.broker.config;

import dev.samsa.broker.launch.NodeFolders;
import dev.samsa.description.cluster.ClusterDescription;
import dev.samsa.description.cluster.NodeDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Renders Kafka's configuration of one node from the cluster's description. */
public final class BrokerConfig {
  private BrokerConfig() {}

  /**
   * All settings of that node.
   *
   * @param cluster the cluster
   * @param nodeId the node
   * @param folders the node's folders
   * @param secrets what the listeners show and trust
   * @param runtimeId under which the plugins find the process's own parts
   */
  public static Map<String, String> render(
      ClusterDescription cluster,
      int nodeId,
      NodeFolders folders,
      NodeSecrets secrets,
      String runtimeId) {
    NodeDescription node = cluster.node(nodeId);
    Map<String, String> settings = new TreeMap<>();
    settings.putAll(identity(cluster, node, folders));
    settings.putAll(ListenerConfig.render(cluster, node, secrets));
    settings.putAll(PluginConfig.render(cluster, runtimeId));
    settings.putAll(TopicDefaults.render(cluster));
    settings.putAll(Tuning.render(cluster));
    return settings;
  }

  private static Map<String, String> identity(
      ClusterDescription cluster, NodeDescription node, NodeFolders folders) {
    Map<String, String> settings = new TreeMap<>();
    List<String> roles = new ArrayList<>();
    if (node.broker()) {
      roles.add("broker");
    }
    if (node.controller()) {
      roles.add("controller");
    }
    settings.put("process.roles", String.join(",", roles));
    settings.put("node.id", Integer.toString(node.id()));
    if (node.zone() != null) {
      settings.put("broker.rack", node.zone());
    }
    settings.put("log.dirs", folders.log().toString());
    settings.put("controller.quorum.bootstrap.servers", quorum(cluster));
    if (node.controller() && node.directoryId() == null) {
      // Only the first controllers have an id beforehand; one that comes later joins by itself.
      settings.put("controller.quorum.auto.join.enable", "true");
    }
    return settings;
  }

  private static String quorum(ClusterDescription cluster) {
    return cluster.nodes().stream()
        .filter(NodeDescription::controller)
        .map(n -> n.quorum().advertisedHost() + ":" + n.quorum().advertisedPort())
        .collect(Collectors.joining(","));
  }
}
