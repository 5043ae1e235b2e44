package dev.samsa.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.SharedPlatform;
import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.RestAnswer;
import dev.samsa.systemtests.tenant.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus makes of the Metrics API and of the platform's own metrics. */
final class PrometheusTest {
  /** What is scraped is of the last minute that the brokers have closed. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final Path DASHBOARD =
      Path.of(System.getProperty("samsa.root", ".."), "docs/examples/grafana-kafka-clusters.json");

  @TempDir Path temporary;

  @BeforeAll
  static void needsPrometheus() {
    assumeTrue(Command.installed("prometheus"), "prometheus is not installed");
  }

  @Test
  void everyPanelOfTheDashboardHasValuesOnceThePlatformIsScraped() throws IOException {
    KafkaAccess access = SharedCluster.get().access();
    Topics.create(access, "scraped", 1);
    try (PrometheusServer prometheus =
            PrometheusServer.start(temporary, configuration(access.clusterId(), cloudKey()));
        KafkaProducer<String, String> producer =
            new KafkaProducer<>(
                access.javaClient(Map.of()), new StringSerializer(), new StringSerializer())) {
      for (String expression : expressions(access.clusterId())) {
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofSeconds(1))
            .until(() -> {
              producer.send(new ProducerRecord<>("scraped", "Ein Käfer"));
              Topics.values(access, "scraped");
              return !prometheus.query(expression).isEmpty();
            });
      }

      assertThat(prometheus.query("up{job=\"clusters\"}").at("/0/value/1").asText()).isEqualTo("1");
      assertThat(prometheus.query("up{job=\"platform\"}").at("/0/value/1").asText()).isEqualTo("1");
      assertThat(prometheus.query("samsa_usage_brokers")).isNotEmpty();
      await()
          .atMost(PATIENCE)
          .until(() ->
              !prometheus
                  .query("confluent_kafka_server_received_bytes{topic=\"scraped\"} > 0")
                  .isEmpty());
    }
  }

  private static RestAnswer cloudKey() {
    SharedCluster shared = SharedCluster.get();
    return shared
        .owner()
        .rest()
        .post(
            "/iam/v2/api-keys",
            "{'spec':{'display_name':'prometheus','owner':{'id':'%s'}}}",
            shared.owner().userId())
        .require(202);
  }

  private static String configuration(String cluster, RestAnswer key) {
    return """
    global:
      scrape_interval: 2s
    scrape_configs:
      - job_name: clusters
        metrics_path: /v2/metrics/cloud/export
        params:
          resource.kafka.id: [%s]
        basic_auth:
          username: %s
          password: %s
        static_configs:
          - targets: ["127.0.0.1:%d"]
      - job_name: platform
        static_configs:
          - targets: ["127.0.0.1:%d"]
    """
        .formatted(
            cluster,
            key.text("/id"),
            key.text("/spec/secret"),
            SharedPlatform.get().port(),
            SharedPlatform.get().port());
  }

  /** What the panels ask, for one cluster. */
  private static List<String> expressions(String cluster) throws IOException {
    List<String> expressions = new ArrayList<>();
    for (JsonNode panel : new JsonMapper().readTree(DASHBOARD.toFile()).path("panels")) {
      panel
          .path("targets")
          .forEach(
              target -> expressions.add(target.path("expr").asText().replace("$cluster", cluster)));
    }
    assertThat(expressions).hasSizeGreaterThan(3);
    return expressions;
  }
}
