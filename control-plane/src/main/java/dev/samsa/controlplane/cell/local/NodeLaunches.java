package dev.samsa.controlplane.cell.local;

import dev.samsa.controlplane.cell.ClusterSpec;
import dev.samsa.controlplane.trust.NodeSecrets;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.cluster.JvmOptions;
import dev.samsa.description.cluster.NodeDescription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Writes what a node's process reads at its start, and tells how it is started.
 *
 * @param secrets makes the secret files
 * @param java program that runs the brokers
 * @param brokerLib folder of the broker's jars
 */
record NodeLaunches(NodeSecrets secrets, Path java, Path brokerLib) {

  /** Brings the cluster's description and one node's secret files up to date. */
  NodeRunner.Launch prepare(ClusterFolder cluster, ClusterSpec spec, NodeDescription node)
      throws IOException {
    NodeFolder folder = cluster.node(node.id());
    folder.create();
    String description = DescriptionJson.write(spec.description());
    replaceIfOther(cluster.description(), description);
    Map<String, String> existing = folder.readSecrets();
    Map<String, String> files = secrets.renew(spec.description(), node, spec.region(), existing);
    for (Map.Entry<String, String> file : files.entrySet()) {
      if (!file.getValue().equals(existing.get(file.getKey()))) {
        NodeFolder.replace(folder.secrets().resolve(file.getKey()), file.getValue());
      }
    }
    JvmOptions options =
        JvmOptions.of(
            spec.description(),
            node.id(),
            new JvmOptions.Places(
                java, brokerLib, cluster.description(), folder.path(), folder.secrets()));
    return new NodeRunner.Launch(
        options.command(),
        options.environment(),
        fingerprint(description, files.toString(), options.command().toString()));
  }

  private static void replaceIfOther(Path file, String content) throws IOException {
    if (!NodeFolder.read(file).equals(content)) {
      NodeFolder.replace(file, content);
    }
  }

  private static String fingerprint(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
