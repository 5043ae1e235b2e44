package dev.samsa.controlplane.cell.kubernetes;

import dev.samsa.controlplane.cell.ClusterSpec;
import dev.samsa.controlplane.trust.NodeSecrets;
import dev.samsa.description.cluster.NodeDescription;
import dev.samsa.operator.api.Annotations;
import dev.samsa.operator.api.NodeSecretKeys;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the Secret that holds the files of all nodes of a cluster. */
final class NodeSecretFiles {
  private final NodeSecrets secrets;

  NodeSecretFiles(NodeSecrets secrets) {
    this.secrets = secrets;
  }

  /**
   * The data that the Secret must have. Files that are there and good are kept.
   *
   * @param nodes with the addresses that certificates must name
   * @param existing data of the Secret as it is; empty if there is none
   */
  Map<String, String> data(
      ClusterSpec cluster, List<NodeDescription> nodes, Map<String, String> existing) {
    Map<String, String> data = new TreeMap<>();
    for (NodeDescription node : nodes) {
      secrets
          .renew(cluster.description(), node, cluster.region(), filesOf(node.id(), existing))
          .forEach(
              (file, content) -> data.put(NodeSecretKeys.of(node.id(), file), encode(content)));
    }
    return data;
  }

  /** The Secret that carries the data. */
  static Secret secret(String clusterId, String namespace, Map<String, String> data) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(ClusterResources.secretName(clusterId))
        .withNamespace(namespace)
        .addToLabels(Annotations.CLUSTER, clusterId)
        .endMetadata()
        .withType("Opaque")
        .withData(data)
        .build();
  }

  private static Map<String, String> filesOf(int node, Map<String, String> data) {
    String prefix = NodeSecretKeys.of(node, "");
    Map<String, String> files = new TreeMap<>();
    data.forEach((key, value) -> {
      if (key.startsWith(prefix)) {
        files.put(key.substring(prefix.length()), decode(value));
      }
    });
    return files;
  }

  private static String encode(String content) {
    return Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
  }

  /** What somebody else put there may be anything; what cannot be read counts as lost. */
  private static String decode(String content) {
    try {
      return new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
