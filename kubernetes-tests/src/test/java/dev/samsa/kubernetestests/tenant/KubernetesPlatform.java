package dev.samsa.kubernetestests.tenant;

import dev.samsa.kubernetestests.cluster.Cable;
import dev.samsa.kubernetestests.cluster.TestKubernetes;
import dev.samsa.systemtests.platform.PlatformProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A platform of this machine whose only cell is the Kubernetes of the tests. Its way to the API
 * server is a cable of its own, so that cutting it concerns nobody else.
 */
final class KubernetesPlatform implements AutoCloseable {
  static final String CELL = "tested";
  private static final int PORTS = 40;

  private final PlatformProcess platform;
  private final Cable cable;

  private KubernetesPlatform(PlatformProcess platform, Cable cable) {
    this.platform = platform;
    this.cable = cable;
  }

  /** Starts it; its clusters' resources lie in that namespace. */
  static KubernetesPlatform start(TestKubernetes kubernetes, String namespace) throws IOException {
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
    PlatformProcess platform =
        new PlatformProcess(folder.resolve("data"))
            .with("SAMSA_LOCAL_CELL_ENABLED", "false")
            .with("SAMSA_AGENT_HOST", kubernetes.hostAddress())
            .with("SAMSA_CLUSTERS_GRACE_PERIOD", "PT1S")
            .with("QUARKUS_CONFIG_LOCATIONS", settings.toString())
            .up();
    return new KubernetesPlatform(platform, cable);
  }

  PlatformProcess process() {
    return platform;
  }

  /** The way to the API server. */
  Cable cable() {
    return cable;
  }

  @Override
  public void close() throws IOException {
    platform.close();
    cable.close();
  }
}
