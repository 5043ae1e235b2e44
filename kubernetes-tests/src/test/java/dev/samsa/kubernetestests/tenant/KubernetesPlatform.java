package dev.samsa.kubernetestests.tenant;

import dev.samsa.kubernetestests.cluster.Cable;
import dev.samsa.kubernetestests.cluster.TestKubernetes;
import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.tenant.RestClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A platform of this machine whose only cell is the Kubernetes of the tests. Its way to the API
 * server and its brokers' way to it are cables of their own, so that cutting them concerns nobody
 * else.
 */
final class KubernetesPlatform implements AutoCloseable {
  static final String CELL = "tested";
  private static final int PORTS = 40;

  private final PlatformProcess platform;
  private final Cable cable;
  private final Cable agentCable;

  private KubernetesPlatform(PlatformProcess platform, Cable cable, Cable agentCable) {
    this.platform = platform;
    this.cable = cable;
    this.agentCable = agentCable;
  }

  /**
   * Starts it; its clusters' resources lie in that namespace.
   *
   * @param gracePeriod for which deleted clusters are kept
   */
  static KubernetesPlatform start(TestKubernetes kubernetes, String namespace, Duration gracePeriod)
      throws IOException {
    Path folder = Files.createTempDirectory("samsa-kubernetes-tests");
    URI server =
        URI.create(
            kubernetes.kubectl(
                "config", "view", "--minify", "-o", "jsonpath={.clusters[0].cluster.server}"));
    Cable cable = new Cable("127.0.0.1", new InetSocketAddress(server.getHost(), server.getPort()));
    Path kubeconfig = folder.resolve("kubeconfig");
    Files.writeString(
        kubeconfig,
        kubernetes
            .kubectl("config", "view", "--minify", "--flatten")
            .replace(server.toString(), "https://127.0.0.1:" + cable.port()));
    Path settings = folder.resolve("cell.properties");
    int firstPort = kubernetes.nodePorts(PORTS).getFirst();
    Files.writeString(
        settings,
        """
        samsa.kubernetes.cells.%1$s.kubeconfig=%2$s
        samsa.kubernetes.cells.%1$s.namespace=%3$s
        samsa.kubernetes.cells.%1$s.client-host=%4$s
        samsa.kubernetes.cells.%1$s.capacity-mib=4096
        samsa.kubernetes.cells.%1$s.volume-mib=256
        samsa.kubernetes.cells.%1$s.node-ports=%5$d-%6$d
        """
            .formatted(
                CELL,
                kubeconfig,
                namespace,
                kubernetes.nodeAddress(),
                firstPort,
                firstPort + PORTS - 1));
    PlatformProcess platform = new PlatformProcess(folder.resolve("data"));
    String host = kubernetes.hostAddress();
    Cable agentCable = new Cable(host, new InetSocketAddress(host, platform.port() + 1));
    platform
        .with("SAMSA_LOCAL_CELL_ENABLED", "false")
        .with("SAMSA_AGENT_HOST", host)
        .with("SAMSA_AGENT_PUBLIC_URL", "https://%s:%d".formatted(host, agentCable.port()))
        .with("SAMSA_CLUSTERS_GRACE_PERIOD", gracePeriod.toString())
        .with("QUARKUS_CONFIG_LOCATIONS", settings.toString())
        .up();
    return new KubernetesPlatform(platform, cable, agentCable);
  }

  PlatformProcess process() {
    return platform;
  }

  /** The way to the API server. */
  Cable cable() {
    return cable;
  }

  /** The brokers' way to the control plane. */
  Cable agentCable() {
    return agentCable;
  }

  /** Signed in as the account that runs the platform. */
  RestClient operatorAccount() throws IOException {
    String password = Files.readString(platform.data().resolve("operator.password")).strip();
    RestClient rest = RestClient.of(platform.url());
    return rest.as(
        rest.post("/api/sessions", "{'email':'operator@localhost','password':'%s'}", password)
            .require(200)
            .text("/token"));
  }

  @Override
  public void close() throws IOException {
    platform.close();
    cable.close();
    agentCable.close();
  }
}
