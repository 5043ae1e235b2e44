package dev.samsa.kubernetestests.cluster;

import dev.samsa.broker.agent.PemTls;
import dev.samsa.broker.testbed.TestCa;
import dev.samsa.broker.testbed.TestCa.Identity;
import dev.samsa.description.cluster.SecretFiles;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;

/** Certificates and keys of a cluster's nodes, as the control plane would make them. */
final class NodeFiles {
  static final byte[] PEPPER =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final TestCa clientCa = new TestCa("clients");
  private final TestCa clusterCa = new TestCa("cluster");
  private final TestCa platformCa = new TestCa("platform");
  private final Identity controlPlane = TestCa.selfSigned("CN=control-plane,O=Samsa");
  private final String name;
  private final String namespace;
  private final String host;

  /**
   * @param host address at which clients find the brokers
   */
  NodeFiles(String name, String namespace, String host) {
    this.name = name;
    this.namespace = namespace;
    this.host = host;
  }

  /** Trust of clients. */
  String clientTrust() {
    return clientCa.pem();
  }

  /** What an agent API at that address shows and trusts. */
  SSLContext agentTls(String address) throws GeneralSecurityException {
    Identity server = platformCa.issue("CN=agent-api", null, List.of(), List.of(address));
    return PemTls.context(server.certificate(), server.key(), platformCa.pem());
  }

  /** The Secret with new files for so many nodes, YAML. */
  String secret(int nodes) {
    StringBuilder yaml =
        new StringBuilder(
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: %1$s-nodes, namespace: %2$s, labels: {samsa.dev/cluster: %1$s}}
            data:
            """
                .formatted(name, namespace));
    for (int node = 0; node < nodes; node++) {
      for (Map.Entry<String, String> file : files(node).entrySet()) {
        byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
        yaml.append("  %d.%s: ".formatted(node, file.getKey()))
            .append(Base64.getEncoder().encodeToString(content))
            .append('\n');
      }
    }
    return yaml.toString();
  }

  private Map<String, String> files(int node) {
    String nodeHost = "%1$s-%2$d.%1$s-nodes.%3$s.svc".formatted(name, node, namespace);
    Identity client = clientCa.issue("CN=client-listener", null, List.of(), List.of(host));
    Identity own = clusterCa.issue("CN=node,O=" + name, null, List.of(nodeHost), List.of());
    Identity agent = platformCa.issue("CN=agent", "samsa://cluster/" + name, List.of(), List.of());
    Map<String, String> files = new TreeMap<>();
    files.put(SecretFiles.CLIENT_CERT, client.certificate());
    files.put(SecretFiles.CLIENT_KEY, client.key());
    files.put(SecretFiles.NODE_CERT, own.certificate());
    files.put(SecretFiles.NODE_KEY, own.key());
    files.put(SecretFiles.INTERNAL_TRUST, clusterCa.pem() + controlPlane.certificate());
    files.put(SecretFiles.AGENT_CERT, agent.certificate());
    files.put(SecretFiles.AGENT_KEY, agent.key());
    files.put(SecretFiles.AGENT_TRUST, platformCa.pem());
    files.put(SecretFiles.PEPPER, Base64.getEncoder().encodeToString(PEPPER));
    return files;
  }
}
