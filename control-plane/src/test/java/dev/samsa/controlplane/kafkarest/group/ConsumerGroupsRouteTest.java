package dev.samsa.controlplane.kafkarest.group;

import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.BASE;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.asAdmin;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.asBareKey;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.createTopic;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.samsa.controlplane.kafkarest.KafkaRestProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
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

  @Test
  void shareGroupsAreAListOfTheirOwn() {
    asAdmin()
        .get(BASE + "/share-groups")
        .then()
        .statusCode(200)
        .body("kind", equalTo("KafkaShareGroupList"))
        .body("data", empty());
    asAdmin().get(BASE + "/share-groups/nothing").then().statusCode(404);
    asAdmin().get(BASE + "/share-groups/nothing/consumers").then().statusCode(404);
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
          .body("is_simple", equalTo(false))
          .body("$", not(hasKey("authorized_operations")));
      asAdmin()
          .queryParam("include_authorized_operations", true)
          .get(GROUPS + "/" + group)
          .then()
          .body("authorized_operations", hasItems("DESCRIBE", "READ"));
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
  void groupsAreSearchedAndShowHowFarBehindTheyAreInAllAndForHowLong() {
    String group = "waiting-group";
    idleGroup(group, "waited-for", 2, 5);

    asAdmin()
        .get(GROUPS + "?search=WAITING-&include=lag&page_size=1")
        .then()
        .statusCode(200)
        .body("metadata.total_size", equalTo(1))
        .body("data.consumer_group_id", equalTo(List.of(group)))
        .body("data.total_lag", equalTo(List.of(3)));
    asAdmin().get(GROUPS + "?search=waiting-&idle=false").then().body("data", empty());
    asAdmin()
        .get(GROUPS + "/" + group + "/lags?include=seconds")
        .then()
        .statusCode(200)
        .body("data[0].lag_seconds", allOf(greaterThanOrEqualTo(0), lessThan(300)));
  }

  @Test
  void aResetSaysFirstWhatItWouldChangeThenChangesJustThat() {
    String group = "reset-group";
    String topic = "read-again";
    idleGroup(group, topic, 2, 5);

    reset(group, topic, "earliest", true)
        .statusCode(200)
        .body("data[0].current_offset", equalTo(2))
        .body("data[0].new_offset", equalTo(0))
        .body("data[0].log_end_offset", equalTo(5));
    committed(group, 2);

    reset(group, topic, "latest", false).statusCode(200).body("data[0].new_offset", equalTo(5));
    committed(group, 5);
  }

  @Test
  void aGroupThatReadsIsNotMovedUnderItsMembers() {
    String topic = "being-read";
    createTopic(topic, 1);
    write(topic, 1);
    try (Consumer<String, String> consumer = consumer("classic", "reading-group")) {
      consumer.subscribe(List.of(topic));
      readAndCommit(consumer, 1);

      reset("reading-group", topic, "earliest", false)
          .statusCode(409)
          .body("message", containsString("stop them first"));
    }
  }

  @Test
  void aResetToNowhereIsRefused() {
    idleGroup("lost-group", "nowhere", 1, 1);

    reset("lost-group", "nowhere", "yesterday", true)
        .statusCode(400)
        .body("message", containsString("earliest, latest, time, offset"));
    reset("never-was", "nowhere", "earliest", true).statusCode(404);
  }

  /** A group that has read some of a topic of one partition and is gone. */
  private void idleGroup(String group, String topic, int read, int written) {
    createTopic(topic, 1);
    write(topic, read);
    try (Consumer<String, String> consumer = consumer("classic", group)) {
      consumer.subscribe(List.of(topic));
      readAndCommit(consumer, read);
    }
    write(topic, written - read);
  }

  private static ValidatableResponse reset(String group, String topic, String to, boolean dry) {
    return asAdmin()
        .body(
            "{\"topic_name\": \"%s\", \"to\": \"%s\", \"validate_only\": %s}"
                .formatted(topic, to, dry))
        .post(GROUPS + "/" + group + "/offsets:reset")
        .then();
  }

  private static void committed(String group, int offset) {
    asAdmin()
        .get(GROUPS + "/" + group + "/lags")
        .then()
        .body("data[0].current_offset", equalTo(offset));
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
    if (count == 0) {
      return;
    }
    String record = "{\"value\": {\"type\": \"STRING\", \"data\": \"news\"}}\n";
    asAdmin()
        .body(record.repeat(count))
        .post(BASE + "/topics/" + topic + "/records")
        .then()
        .statusCode(200);
  }
}
