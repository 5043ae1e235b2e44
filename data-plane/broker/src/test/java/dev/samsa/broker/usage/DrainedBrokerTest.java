package dev.samsa.broker.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.samsa.broker.testbed.Clients;
import dev.samsa.broker.testbed.LedLogs;
import dev.samsa.broker.testbed.TestCluster;
import dev.samsa.broker.testbed.TestProcess;
import dev.samsa.description.usage.UsageMeter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node tells whoever wants to take it out of its cluster, with its data. */
class DrainedBrokerTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String TOPIC = "leaving";

  @TempDir Path folder;

  @Test
  void aNodeIsDrainedOnceAllThatItCountedWasTakenIn() throws Exception {
    int port = freePort();
    try (TestCluster cluster = new TestCluster(folder, "lkc-drained", 1, TestCluster.wideLimits());
        HttpClient http = HttpClient.newHttpClient()) {
      cluster.access().key("OWNER", "u-owner").grant("u-owner", "CloudClusterAdmin");
      cluster.publish();
      try (TestProcess node =
          TestProcess.start(cluster, 0, "--health", Integer.toString(port)).awaitReady()) {
        Map<String, Object> owner = new Clients(cluster).withKey("OWNER");
        assertThat(drained(http, port).statusCode()).isEqualTo(200);

        try (Admin admin = Clients.admin(owner)) {
          admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
          cluster.agent().close();
          long stored = produce(admin, owner);
          assertThat(drained(http, port).statusCode()).isEqualTo(503);
          admin.deleteTopics(List.of(TOPIC)).all().get();
          await()
              .atMost(PATIENCE)
              .untilAsserted(() ->
                  assertThat(drained(http, port).body()).contains("wait for the control plane"));
          assertThat(drained(http, port).statusCode()).isEqualTo(503);
          assertThat(cluster.usage().bytes(UsageMeter.INGRESS_BYTES, TOPIC)).isZero();

          cluster.startAgent();
          await().atMost(PATIENCE).until(() -> drained(http, port).statusCode() == 200);
          assertThat(cluster.usage().bytes(UsageMeter.INGRESS_BYTES, TOPIC)).isEqualTo(stored);
        }
      }
    }
  }

  private static HttpResponse<String> drained(HttpClient http, int port) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/drained")).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Returns what lies in the log afterwards. */
  private static long produce(Admin admin, Map<String, Object> settings) throws Exception {
    try (KafkaProducer<String, String> producer = Clients.producer(settings)) {
      for (int i = 0; i < 1_000; i++) {
        producer.send(new ProducerRecord<>(TOPIC, "news " + i));
      }
    }
    return LedLogs.size(admin, TOPIC);
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
