package dev.samsa.systemtests.clients;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.tenant.RestClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A Prometheus on a port of its own that scrapes what its configuration says. */
final class PrometheusServer implements AutoCloseable {
  private final Process process;
  private final RestClient rest;

  private PrometheusServer(Process process, int port) {
    this.process = process;
    this.rest = RestClient.of(URI.create("http://127.0.0.1:" + port));
  }

  /**
   * Starts it, and returns when it answers.
   *
   * @param folder an empty one, for its data
   * @param configuration what goes into prometheus.yml
   */
  static PrometheusServer start(Path folder, String configuration) throws IOException {
    int port = freePort();
    Path file = Files.writeString(folder.resolve("prometheus.yml"), configuration);
    Path log = folder.resolve("prometheus.log");
    Process process =
        Command.of(
                "prometheus",
                "--config.file=" + file,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .start(log, log);
    PrometheusServer server = new PrometheusServer(process, port);
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .failFast("Prometheus ended; see " + log, () -> !process.isAlive())
        .until(() -> server.rest.get("/api/v1/status/buildinfo").status() == 200);
    return server;
  }

  /** The result of a query at this moment: an array of series, each with labels and one value. */
  JsonNode query(String expression) {
    return rest.get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
        .require(200)
        .body()
        .at("/data/result");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
