package dev.samsa.broker.testbed;

import dev.samsa.broker.agent.PemTls;
import dev.samsa.broker.launch.NodeFolders;
import dev.samsa.broker.testbed.TestCa.Identity;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.access.AccessSnapshot;
import dev.samsa.description.cluster.AgentEndpoint;
import dev.samsa.description.cluster.BrokerMemory;
import dev.samsa.description.cluster.ClusterDescription;
import dev.samsa.description.cluster.ClusterLimits;
import dev.samsa.description.cluster.Listener;
import dev.samsa.description.cluster.NodeDescription;
import dev.samsa.description.cluster.ReplicationRules;
import dev.samsa.description.cluster.SecretFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/** A cluster's description, secrets and agent in a temporary folder; nodes are started by tests. */
public final class TestCluster implements AutoCloseable {
  public static final String CONTROL_PLANE = "CN=control-plane,O=Samsa";
  private static final byte[] PEPPER = "0123456789abcdef0123456789abcdef".getBytes();

  private final TestCa clientCa = new TestCa("clients");
  private final TestCa clusterCa = new TestCa("cluster");
  private final TestCa platformCa = new TestCa("platform");
  private final Identity controlPlane = TestCa.selfSigned(CONTROL_PLANE);
  private final Path folder;
  private final TestAccess access;
  private final ClusterDescription description;
  private final TestUsage usage = new TestUsage();
  private TestAgent agent;

  public TestCluster(Path folder, String clusterId, int brokers, ClusterLimits limits)
      throws IOException {
    this.folder = folder;
    this.access = new TestAccess(clusterId, PEPPER);
    List<Integer> ports = freePorts(3 * brokers + 1);
    short factor = (short) (brokers >= 3 ? 3 : 1);
    this.description =
        new ClusterDescription(
            ClusterDescription.SCHEMA_VERSION,
            clusterId,
            Uuid.randomUuid().toString(),
            "org-1",
            "env-1",
            brokers >= 3 ? "STANDARD" : "BASIC",
            null,
            IntStream.range(0, brokers)
                .mapToObj(n -> node(n, ports.subList(3 * n, 3 * n + 3)))
                .toList(),
            new ReplicationRules(factor, (short) (factor == 3 ? 2 : 1)),
            limits,
            new BrokerMemory(192, 64),
            new AgentEndpoint(List.of("https://localhost:" + ports.getLast())),
            CONTROL_PLANE,
            "CN=node,O=" + clusterId);
    startAgent();
    for (NodeDescription node : description.nodes()) {
      writeSecrets(folders(node.id()).secrets());
    }
    Files.writeString(descriptionFile(), DescriptionJson.write(description));
  }

  /** Generous limits. */
  public static ClusterLimits wideLimits() {
    return new ClusterLimits(1L << 30, 1L << 30, 100, 100, 1_048_588, -1);
  }

  public ClusterDescription description() {
    return description;
  }

  public TestAccess access() {
    return access;
  }

  /** What its brokers reported. */
  public TestUsage usage() {
    return usage;
  }

  public TestAgent agent() {
    return agent;
  }

  public Path descriptionFile() {
    return folder.resolve("cluster.json");
  }

  public NodeFolders folders(int node) {
    return new NodeFolders(folder.resolve("node-" + node), folder.resolve("secrets-" + node));
  }

  /** Bootstrap of the client listeners. */
  public String bootstrap() {
    return description.nodes().stream()
        .map(n -> "localhost:" + n.client().port())
        .collect(Collectors.joining(","));
  }

  /** Bootstrap of the internal listener of the first node. */
  public String internalBootstrap() {
    return "localhost:" + description.node(0).internal().port();
  }

  /** Certificate of the CA that signed the client listener's. */
  public String clientTrust() {
    return clientCa.pem();
  }

  public TestCa clusterCa() {
    return clusterCa;
  }

  public Identity controlPlane() {
    return controlPlane;
  }

  /** Serves the access that tests have set, under the same address after a stop. */
  public void startAgent() throws IOException {
    Identity server = platformCa.issue("CN=agent-api", null);
    int port = java.net.URI.create(description.agent().urls().getFirst()).getPort();
    try {
      agent =
          new TestAgent(
              port,
              PemTls.context(server.certificate(), server.key(), platformCa.pem()),
              access.snapshot(),
              usage);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Publishes what was changed in {@link #access()} and returns its number. */
  public long publish() {
    AccessSnapshot next = access.next();
    agent.publish(next);
    return next.number();
  }

  private void writeSecrets(Path secrets) throws IOException {
    Files.createDirectories(secrets);
    Identity client = clientCa.issue("CN=client-listener", null);
    Identity node = clusterCa.issue(description.nodeSubject(), null);
    Identity agentIdentity =
        platformCa.issue("CN=agent", "samsa://cluster/" + description.clusterId());
    write(secrets, SecretFiles.CLIENT_CERT, client.certificate());
    write(secrets, SecretFiles.CLIENT_KEY, client.key());
    write(secrets, SecretFiles.NODE_CERT, node.certificate());
    write(secrets, SecretFiles.NODE_KEY, node.key());
    write(secrets, SecretFiles.INTERNAL_TRUST, clusterCa.pem() + controlPlane.certificate());
    write(secrets, SecretFiles.AGENT_CERT, agentIdentity.certificate());
    write(secrets, SecretFiles.AGENT_KEY, agentIdentity.key());
    write(secrets, SecretFiles.AGENT_TRUST, platformCa.pem());
    write(secrets, SecretFiles.PEPPER, Base64.getEncoder().encodeToString(PEPPER));
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static NodeDescription node(int id, List<Integer> ports) {
    return new NodeDescription(
        id,
        "zone-" + id,
        true,
        true,
        Uuid.randomUuid().toString(),
        listener(ports.get(0)),
        listener(ports.get(1)),
        listener(ports.get(2)));
  }

  private static Listener listener(int port) {
    return new Listener("127.0.0.1", port, "localhost", port);
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  @Override
  public void close() {
    agent.close();
  }
}
