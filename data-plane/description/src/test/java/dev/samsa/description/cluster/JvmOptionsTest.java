package dev.samsa.description.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {
  private static final JvmOptions.Places PLACES =
      new JvmOptions.Places(
          Path.of("/jdk/bin/java"),
          Path.of("/lib"),
          Path.of("/c/cluster.json"),
          Path.of("/c/data"),
          Path.of("/c/secrets"));

  private static ClusterDescription cluster(BrokerMemory memory) {
    Listener listener = new Listener("127.0.0.1", 1, "localhost", 1);
    return new ClusterDescription(
        ClusterDescription.SCHEMA_VERSION,
        "lkc-1",
        "id",
        "org",
        "env-1",
        "BASIC",
        null,
        List.of(new NodeDescription(0, "a", true, true, "d", listener, listener, listener)),
        new ReplicationRules((short) 1, (short) 1),
        new ClusterLimits(1, 1, 1, 1, 1, -1),
        memory,
        new AgentEndpoint(List.of()),
        "CN=c",
        "CN=n");
  }

  @Test
  void theCommandRunsTheBrokersJarOnTheNodeWithItsHeapAndItsAotCache() {
    List<String> command = JvmOptions.of(cluster(new BrokerMemory(192, 64)), 0, PLACES).command();
    assertThat(command)
        .startsWith("/jdk/bin/java")
        .contains("-Xmx192m", "-XX:MaxDirectMemorySize=64m", "-XX:AOTCache=/lib/samsa-broker.aot")
        .containsSubsequence("-jar", "/lib/samsa-broker.jar", "--description", "/c/cluster.json")
        .endsWith("--node", "0", "--data", "/c/data", "--secrets", "/c/secrets");
  }

  @Test
  void aTinyHeapIsNotSmallerThanWhatItStartsWith() {
    assertThat(JvmOptions.flags(new BrokerMemory(32, 16))).contains("-Xms32m", "-Xmx32m");
  }
}
