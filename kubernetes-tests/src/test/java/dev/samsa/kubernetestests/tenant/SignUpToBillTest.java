package dev.samsa.kubernetestests.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.kubernetestests.cluster.OperatorProcess;
import dev.samsa.kubernetestests.cluster.TestKubernetes;
import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.RestAnswer;
import dev.samsa.systemtests.tenant.RestClient;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.TenantCluster;
import dev.samsa.systemtests.tenant.Topics;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The main job, from sign-up to a bill, with the tenant's cluster on Kubernetes. */
class SignUpToBillTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String TOPIC = "letters";
  private static final TestKubernetes KUBERNETES = TestKubernetes.get();

  private static String namespace;
  private static OperatorProcess operator;
  private static KubernetesPlatform platform;

  @BeforeAll
  static void start() throws IOException {
    namespace = KUBERNETES.newNamespace("tenants");
    operator = OperatorProcess.start(KUBERNETES, namespace);
    platform = KubernetesPlatform.start(KUBERNETES, namespace, Duration.ofSeconds(1));
  }

  @AfterAll
  static void stop() throws IOException {
    platform.close();
    operator.close();
  }

  @Test
  void aTenantStreamsPaysForTheBytesAndLeavesNothingBehind() throws Exception {
    Tenant tenant = Tenant.signUp(platform.process());
    TenantCluster cluster = tenant.createCluster("letters");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(cluster.get().text("/status/phase")).isEqualTo("PROVISIONED"));
    assertThat(KUBERNETES.objectsOf(cluster.id(), namespace))
        .contains(
            "kafkacluster.samsa.dev/" + cluster.id(),
            "pod/" + cluster.id() + "-0",
            "secret/" + cluster.id() + "-nodes");
    KafkaAccess access = cluster.newAccess();
    assertThat(access.bootstrap()).startsWith(KUBERNETES.nodeAddress() + ":3");

    List<String> values = IntStream.range(0, 1_000).mapToObj("letter %04d"::formatted).toList();
    Topics.create(access, TOPIC, 1);
    produce(access, values);
    assertThat(Topics.values(access, TOPIC)).isEqualTo(values);

    RestAnswer closed = tenant.rest().post("/billing/v1/live/close", "{}");
    assertThat(closed.status()).isLessThan(300);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(quantity(tenant, "KAFKA_NETWORK_WRITE")).isGreaterThan(BigDecimal.ZERO);
          assertThat(quantity(tenant, "KAFKA_NETWORK_READ")).isGreaterThan(BigDecimal.ZERO);
        });

    theCellGoesOutOfSightAndComesBack(cluster, access);

    cluster.delete().require(204);
    cluster.get().require(404);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(KUBERNETES.objectsOf(cluster.id(), namespace)).isEmpty());
  }

  private static void theCellGoesOutOfSightAndComesBack(TenantCluster cluster, KafkaAccess access)
      throws Exception {
    if (!KUBERNETES.isKit()) {
      return;
    }
    platform.cable().cut();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(cluster.get().text("/status/reason"))
                .startsWith("Nothing can be seen of cell " + KubernetesPlatform.CELL));
    assertThat(cluster.get().text("/status/phase")).isEqualTo("PROVISIONED");
    produce(access, List.of("a letter meanwhile"));
    platform.cable().mend();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(cluster.get().text("/status/reason")).isEmpty());
    assertThat(cluster.get().text("/status/phase")).isEqualTo("PROVISIONED");
  }

  @Test
  void theOperatorAccountRegistersCellsThatAnswerAndNoOthers() throws IOException {
    RestClient operatorAccount = platform.operatorAccount();
    String kubeconfig = KUBERNETES.kubectl("config", "view", "--minify", "--flatten", "-o", "json");

    assertThat(register(operatorAccount, "second", kubeconfig).status()).isEqualTo(201);
    assertThat(register(operatorAccount, "second", kubeconfig).status()).isEqualTo(409);
    RestAnswer dead =
        register(
            operatorAccount,
            "third",
            kubeconfig.replaceAll("https://[0-9.]+:[0-9]+", "https://127.0.0.1:1"));
    assertThat(dead.status()).isEqualTo(400);
    assertThat(dead.body().toString()).contains("does not answer");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(operatorAccount.get("/admin/v1/cells").require(200).body().at("/data"))
                .anySatisfy(cell -> {
                  assertThat(cell.at("/name").asText()).isEqualTo("second");
                  assertThat(cell.at("/alive").asBoolean()).isTrue();
                }));
  }

  private static RestAnswer register(RestClient operatorAccount, String name, String kubeconfig) {
    return operatorAccount.postTree(
        "/admin/v1/cells",
        Map.of(
            "name",
            name,
            "kubeconfig",
            kubeconfig,
            "namespace",
            namespace,
            "client_host",
            KUBERNETES.nodeAddress(),
            "capacity_mib",
            1_024,
            // One in which no test has a cluster.
            "regions",
            List.of("AZURE/eastus")));
  }

  private static BigDecimal quantity(Tenant tenant, String lineType) {
    for (JsonNode cluster :
        tenant.rest().get("/billing/v1/live").require(200).body().at("/clusters")) {
      for (JsonNode line : cluster.at("/lines")) {
        if (line.at("/line_type").asText().equals(lineType)) {
          return new BigDecimal(line.at("/quantity").asText());
        }
      }
    }
    return BigDecimal.ZERO;
  }

  private static void produce(KafkaAccess access, List<String> values)
      throws ExecutionException, InterruptedException {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            access.javaClient(Map.of("acks", "all")),
            new StringSerializer(),
            new StringSerializer())) {
      List<Future<RecordMetadata>> sent =
          values.stream().map(value -> producer.send(new ProducerRecord<>(TOPIC, value))).toList();
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    }
  }
}
