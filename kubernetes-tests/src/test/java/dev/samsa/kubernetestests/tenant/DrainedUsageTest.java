package dev.samsa.kubernetestests.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.kubernetestests.cluster.OperatorProcess;
import dev.samsa.kubernetestests.cluster.TestKubernetes;
import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.TenantCluster;
import dev.samsa.systemtests.tenant.Topics;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What brokers counted is billed to the byte, also of those that sleep or are gone. */
class DrainedUsageTest {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String TOPIC = "letters";
  private static final int LETTERS = 2_000;
  private static final TestKubernetes KUBERNETES = TestKubernetes.get();

  private static String namespace;
  private static OperatorProcess operator;
  private static KubernetesPlatform platform;

  @BeforeAll
  static void start() throws IOException {
    namespace = KUBERNETES.newNamespace("drained");
    operator =
        OperatorProcess.start(KUBERNETES, namespace, Map.of("samsa.operator.look-again", "PT3S"));
    platform = KubernetesPlatform.start(KUBERNETES, namespace, Duration.ofHours(1));
  }

  @AfterAll
  static void stop() throws IOException {
    platform.close();
    KUBERNETES.kubectl("-n", namespace, "delete", "kafkaclusters", "--all", "--timeout=180s");
    operator.close();
  }

  @AfterEach
  void mendCables() {
    platform.cable().mend();
    platform.agentCable().mend();
  }

  @Test
  void aClusterSleepsWithNothingUnsentOrBringsItWhenItWakes() throws Exception {
    Tenant tenant = Tenant.signUp(platform.process());
    TenantCluster cluster = ready(tenant.createCluster("sleeper"));
    KafkaAccess access = cluster.newAccess();
    Topics.create(access, TOPIC, 2);
    produce(access);
    long first = LedLogs.bytes(access, TOPIC);
    sleep(cluster);
    // No waiting here: a broker ends only after its last window was taken in.
    assertThat(billed(cluster)).isEqualTo(first);
    assertThat(unfinished(cluster)).isZero();

    wake(cluster);
    // Its new run is known from here on.
    await().atMost(PATIENCE).until(() -> unfinished(cluster) == 1);
    platform.agentCable().cut();
    produce(access);
    long second = LedLogs.bytes(access, TOPIC);
    sleep(cluster);
    platform.agentCable().mend();
    assertThat(billed(cluster)).isEqualTo(first);
    assertThat(unfinished(cluster)).isEqualTo(1);

    wake(cluster);
    await().atMost(PATIENCE).until(() -> billed(cluster) == second);
  }

  /**
   * The control plane has no way to ask for a fourth broker yet, so that its table of nodes is
   * changed by hand; that it does not see Kubernetes keeps it from putting three brokers back.
   */
  @Tag("long")
  @Test
  void aBrokerStaysUntilAllThatItCountedWasTakenIn() throws Exception {
    Tenant tenant = Tenant.signUp(platform.process());
    TenantCluster cluster = ready(tenant.createCluster("shrinking", "Standard", "MULTI_ZONE"));
    nodes(
        """
        INSERT INTO kafka_node (cluster_id, cell_id, node_id, zone, directory_id, client_port)
        SELECT n.cluster_id, n.cell_id, 3, n.zone, 'MkU3OEVBNTcwNTJENDM2Qg',
          (SELECT max(client_port) + 1 FROM kafka_node WHERE cell_id = n.cell_id)
        FROM kafka_node n JOIN kafka_cluster c ON c.id = n.cluster_id
        WHERE c.public_id = ? AND n.node_id = 2
        """,
        cluster);
    await().atMost(PATIENCE).until(() -> status(cluster, "{.status.brokerCount}").equals("4"));
    KafkaAccess access = cluster.newAccess();
    Topics.create(access, TOPIC, 8);
    produce(access);

    platform.cable().cut();
    platform.agentCable().cut();
    produce(access);
    KUBERNETES.kubectl(
        "-n",
        namespace,
        "patch",
        "kafkacluster",
        cluster.id(),
        "--type=merge",
        "-p",
        "{\"spec\":{\"brokers\":3}}");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(status(cluster, "{.status.conditions[?(@.type==\"Progressing\")].message}"))
                .contains("broker 3 stays until its usage is taken in")
                .contains("wait for the control plane"));
    assertThat(KUBERNETES.objectsOf(cluster.id(), namespace))
        .contains("pod/" + cluster.id() + "-3", claim(cluster, 3));
    long stored = LedLogs.bytes(access, TOPIC);
    assertThat(billed(cluster)).isLessThan(stored);

    platform.agentCable().mend();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(KUBERNETES.objectsOf(cluster.id(), namespace))
                .doesNotContain("pod/" + cluster.id() + "-3", claim(cluster, 3)));
    tenant.rest().post("/billing/v1/live/close", "{}");
    await().atMost(PATIENCE).until(() -> billed(cluster) == stored);
    nodes(
        """
        DELETE FROM kafka_node n USING kafka_cluster c
        WHERE c.id = n.cluster_id AND c.public_id = ? AND n.node_id = 3
        """,
        cluster);
    platform.cable().mend();
    sleep(cluster);
    assertThat(billed(cluster)).isEqualTo(stored);
    assertThat(unfinished(cluster)).isZero();
  }

  private static String claim(TenantCluster cluster, int node) {
    return "persistentvolumeclaim/data-%s-%d".formatted(cluster.id(), node);
  }

  private static TenantCluster ready(TenantCluster cluster) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(cluster.get().text("/status/phase")).isEqualTo("PROVISIONED"));
    return cluster;
  }

  /** A deleted cluster sleeps for its grace period: no pods, volumes kept. */
  private static void sleep(TenantCluster cluster) {
    cluster.delete().require(204);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(KUBERNETES.objectsOf(cluster.id(), namespace))
                .noneMatch(object -> object.startsWith("pod/"))
                .contains(claim(cluster, 0)));
  }

  private static void wake(TenantCluster cluster) {
    cluster
        .owner()
        .rest()
        .post("/cmk/v2/deleted-clusters/" + cluster.id() + "/restore", "{}")
        .require(202);
    ready(cluster);
  }

  private static String status(TenantCluster cluster, String path) {
    return KUBERNETES.kubectl(
        "-n", namespace, "get", "kafkacluster", cluster.id(), "-o", "jsonpath=" + path);
  }

  /** Bytes of the topic that are in closed windows. */
  private static long billed(TenantCluster cluster) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String query =
        "?group_by=topic&cluster=%s&start_date=%s&end_date=%s"
            .formatted(cluster.id(), today.minusDays(1), today.plusDays(1));
    long bytes = 0;
    for (JsonNode row :
        cluster.owner().rest().get("/billing/v1/usage" + query).require(200).body().at("/data")) {
      if (row.at("/meter").asText().equals("ingress_bytes")
          && row.at("/topic").asText().equals(TOPIC)) {
        bytes += row.at("/amount").asLong();
      }
    }
    return bytes;
  }

  /** Brokers of the cluster that have not stopped in good order, as far as is known. */
  private static long unfinished(TenantCluster cluster) throws IOException {
    long count = 0;
    for (JsonNode broker :
        platform.operatorAccount().get("/admin/v1/usage").require(200).body().at("/brokers")) {
      if (broker.at("/cluster_id").asText().equals(cluster.id())) {
        count++;
      }
    }
    return count;
  }

  private static void nodes(String sql, TenantCluster cluster) throws SQLException {
    try (Connection database = platform.process().database();
        PreparedStatement statement = database.prepareStatement(sql)) {
      statement.setString(1, cluster.id());
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  private static void produce(KafkaAccess access) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            access.javaClient(Map.of("acks", "all")),
            new StringSerializer(),
            new StringSerializer())) {
      for (int i = 0; i < LETTERS; i++) {
        producer.send(new ProducerRecord<>(TOPIC, "key-" + i, "letter " + i));
      }
    }
  }
}
