package dev.samsa.broker.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.samsa.broker.testbed.TestCluster;
import dev.samsa.broker.testbed.TestProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node does for whoever runs it in a container. */
class ContainerNodeTest {
  @TempDir Path folder;

  private TestCluster oneNode() throws Exception {
    TestCluster cluster = new TestCluster(folder, "lkc-container", 1, TestCluster.wideLimits());
    cluster.publish();
    return cluster;
  }

  private static int status(HttpClient http, int port, String path)
      throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void probesSeeANodeThatLivesBeforeItIsReady() throws Exception {
    int port = freePort();
    try (TestCluster cluster = oneNode();
        HttpClient http = HttpClient.newHttpClient();
        TestProcess node = TestProcess.start(cluster, 0, "--health", Integer.toString(port))) {
      cluster.agent().close();
      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .until(() -> status(http, port, "/live") == 200);
      assertThat(status(http, port, "/ready")).isEqualTo(503);

      cluster.startAgent();
      node.awaitReady();
      await().atMost(Duration.ofMinutes(1)).until(() -> status(http, port, "/ready") == 200);
    }
  }

  @Test
  void aNodeThatHasHadDataDoesNotStartOnAnEmptyVolume() throws Exception {
    Path kept = Files.writeString(folder.resolve("kept"), "0\n1\n");
    try (TestCluster cluster = oneNode();
        TestProcess node = TestProcess.start(cluster, 0, "--kept-data", kept.toString())) {
      assertThat(node.awaitExit()).isEqualTo(StartFailure.Kind.STORAGE.exitCode());
      assertThat(node.output()).contains("node 0 has had data, but", "is empty");

      Files.writeString(kept, "1\n");
      try (TestProcess again =
          TestProcess.start(cluster, 0, "--kept-data", kept.toString()).awaitReady()) {
        Files.writeString(kept, "0\n");
        assertThat(again.stop()).isEqualTo(143);
      }
      try (TestProcess withData =
          TestProcess.start(cluster, 0, "--kept-data", kept.toString()).awaitReady()) {
        assertThat(withData.stop()).isEqualTo(143);
      }
    }
  }
}
