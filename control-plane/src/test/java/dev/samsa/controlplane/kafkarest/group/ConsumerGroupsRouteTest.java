package dev.samsa.controlplane.kafkarest.group;

import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.BASE;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.asAdmin;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.asBareKey;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.createTopic;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.samsa.controlplane.kafkarest.KafkaRestProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(KafkaRestProfile.class)
class ConsumerGroupsRouteTest {
  private static final String GROUPS = BASE + "/consumer-groups";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String openBootstrap;

  ConsumerGroupsRouteTest(@ConfigProperty(name = "test.kafka.open-bootstrap") String bootstrap) {
    this.openBootstrap = bootstrap;
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void aGroupOfEitherProtocolShowsItsMembersAndHowFarBehindTheyAre(String protocol) {
    String topic = "read-by-" + protocol;
    String group = "group-" + protocol;
    createTopic(topic, 1);
    write(topic, 5);

    try (Consumer<String, String> consumer = consumer(protocol, group)) {
      consumer.subscribe(List.of(topic));
      readAndCommit(consumer, 5);
      write(topic, 3);

      asAdmin()
          .get(GROUPS + "/" + group)
          .then()
          .statusCode(200)
          .body("kind", equalTo("KafkaConsumerGroup"))
          .body("consumer_group_id", equalTo(group))
          .body("state", equalTo("STABLE"))
          .body("type", equalTo(protocol.toUpperCase(java.util.Locale.ROOT)))
          .body("is_simple", equalTo(false));
      String member =
          asAdmin()
              .get(GROUPS + "/" + group + "/consumers")
              .then()
              .statusCode(200)
              .body("data", hasSize(1))
              .body("data[0].client_id", startsWith("reader"))
              .extract()
              .path("data[0].consumer_id");
      asAdmin()
          .get(GROUPS + "/" + group + "/consumers/" + member + "/assignments")
          .then()
          .statusCode(200)
          .body("data.topic_name", equalTo(List.of(topic)));
      asAdmin()
          .get(GROUPS + "/" + group + "/lags")
          .then()
          .statusCode(200)
          .body("data", hasSize(1))
          .body("data[0].current_offset", equalTo(5))
          .body("data[0].log_end_offset", equalTo(8))
          .body("data[0].lag", equalTo(3))
          .body("data[0].consumer_id", equalTo(member));
      asAdmin()
          .get(GROUPS + "/" + group + "/lag-summary")
          .then()
          .statusCode(200)
          .body("max_lag_topic_name", equalTo(topic))
          .body("max_lag", equalTo(3))
          .body("total_lag", equalTo(3));
    }
    asAdmin().get(GROUPS).then().body("data.consumer_group_id", hasItem(group));
  }

  @Test
  void groupsAreSeenOnlyByWhoMayDescribeThem() {
    asBareKey().get(GROUPS).then().statusCode(200).body("data", empty());
    asBareKey().get(GROUPS + "/group-of-others").then().statusCode(403);
  }

  @Test
  void anUnknownGroupIsNotFound() {
    asAdmin().get(GROUPS + "/never-was").then().statusCode(404);
    asAdmin().get(GROUPS + "/never-was/lags").then().statusCode(404);
  }

  private Consumer<String, String> consumer(String protocol, String group) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", openBootstrap);
    settings.put("group.id", group);
    settings.put("group.protocol", protocol);
    settings.put("client.id", "reader");
    settings.put("enable.auto.commit", "false");
    settings.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
  }

  private static void readAndCommit(Consumer<String, String> consumer, int count) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    int read = 0;
    while (read < count && System.nanoTime() < end) {
      read += consumer.poll(Duration.ofMillis(200)).count();
    }
    consumer.commitSync();
  }

  private static void write(String topic, int count) {
    String record = "{\"value\": {\"type\": \"STRING\", \"data\": \"news\"}}\n";
    asAdmin()
        .body(record.repeat(count))
        .post(BASE + "/topics/" + topic + "/records")
        .then()
        .statusCode(200);
  }
}
