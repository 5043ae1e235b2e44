package dev.samsa.controlplane.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.trust.CaFile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(value = LocalCellTestResource.class, restrictToAnnotatedClass = true)
class ClusterLifeTest {
  @Inject CaFile ca;

  @ConfigProperty(name = "samsa.local-cell.folder")
  Path folder;

  @Test
  void aBasicClusterServesItsKeysOutlivesAKillAndIsGoneOnceDeleted() throws Exception {
    TestTenant tenant = TestTenant.signUp();
    String cluster = tenant.createCluster("Basic", "SINGLE_ZONE");
    TestTenant.Key key = tenant.createKey(cluster);
    tenant.awaitProvisioned(cluster);
    Map<String, Object> client = client(tenant, cluster, key);

    createTopic(client, "orders", 1, 1);
    produce(client, "orders", "one");
    List<ProcessHandle> before = LocalCellTestResource.brokers(folder.resolve(cluster));
    assertThat(before).hasSize(1);
    before.getFirst().destroyForcibly();
    produce(client, "orders", "two");
    assertThat(consume(client, "orders", 2)).containsExactly("one", "two");

    tenant.request().delete("/cmk/v2/clusters/" + cluster).then().statusCode(204);
    tenant.request().get("/cmk/v2/clusters/" + cluster).then().statusCode(404);
    await(() -> LocalCellTestResource.brokers(folder.resolve(cluster)).isEmpty());
    tenant
        .request()
        .get("/cmk/v2/deleted-clusters")
        .then()
        .statusCode(200)
        .body("data.id", hasItem(cluster));

    tenant
        .request()
        .post("/cmk/v2/deleted-clusters/" + cluster + "/restore")
        .then()
        .statusCode(202)
        .body("id", equalTo(cluster));
    tenant.awaitProvisioned(cluster);
    assertThat(consume(client, "orders", 2)).containsExactly("one", "two");
  }

  @Test
  void threeZonesGoOnAcknowledgingWhenABrokerIsKilledAndWhileTheyAreResized() throws Exception {
    TestTenant tenant = TestTenant.signUp();
    String cluster = tenant.createDedicated(2);
    TestTenant.Key key = tenant.createKey(cluster);
    tenant.awaitProvisioned(cluster);
    Map<String, Object> client = client(tenant, cluster, key);
    client.put("acks", "all");

    createTopic(client, "orders", 3, 3);
    produce(client, "orders", "one");
    List<ProcessHandle> brokers = LocalCellTestResource.brokers(folder.resolve(cluster));
    assertThat(brokers).hasSize(3);
    brokers.get(1).destroyForcibly();
    produce(client, "orders", "two");
    await(() -> LocalCellTestResource.brokers(folder.resolve(cluster)).size() == 3);
    assertThat(consume(client, "orders", 2)).containsExactlyInAnyOrder("one", "two");

    tenant.awaitProvisioned(cluster);
    tenant.resize(cluster, 3);
    Awaitility.await()
        .atMost(Duration.ofSeconds(150))
        .until(() -> {
          produce(client, "orders", "more");
          return tenant.runningCku(cluster) == 3;
        });
    tenant.request().delete("/cmk/v2/clusters/" + cluster).then().statusCode(204);
  }

  private Map<String, Object> client(TestTenant tenant, String cluster, TestTenant.Key key) {
    String endpoint =
        tenant
            .request()
            .get("/cmk/v2/clusters/" + cluster)
            .then()
            .extract()
            .path("spec.kafka_bootstrap_endpoint");
    return key.client(endpoint.substring("SASL_SSL://".length()), ca.path());
  }

  static void createTopic(Map<String, Object> client, String name, int partitions, int factor)
      throws Exception {
    try (Admin admin = Admin.create(client)) {
      admin
          .createTopics(List.of(new NewTopic(name, partitions, (short) factor)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  static void produce(Map<String, Object> client, String topic, String text) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(topic, text.getBytes(StandardCharsets.UTF_8)))
          .get(60, TimeUnit.SECONDS);
    }
  }

  static List<String> consume(Map<String, Object> client, String topic, int count) {
    Map<String, Object> config = new java.util.HashMap<>(client);
    config.put("group.id", "test-" + java.util.UUID.randomUUID());
    config.put("auto.offset.reset", "earliest");
    List<String> read = new java.util.ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> {
            consumer
                .poll(Duration.ofMillis(200))
                .forEach(r -> read.add(new String(r.value(), StandardCharsets.UTF_8)));
            return read.size() >= count;
          });
    }
    return read;
  }

  private static void await(Supplier<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(90)).until(condition::get);
  }
}
