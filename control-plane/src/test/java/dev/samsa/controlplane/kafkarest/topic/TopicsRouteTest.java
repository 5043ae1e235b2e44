package dev.samsa.controlplane.kafkarest.topic;

import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.BASE;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.asAdmin;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.asBareKey;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.createTopic;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.samsa.controlplane.kafkarest.KafkaRestProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(KafkaRestProfile.class)
class TopicsRouteTest {
  private static final String TOPICS = BASE + "/topics";

  @Test
  void aTopicGetsSixPartitionsUnlessItAsksForOthers() {
    asAdmin()
        .body("{\"topic_name\": \"six\"}")
        .post(TOPICS)
        .then()
        .statusCode(201)
        .body("partitions_count", equalTo(6));
  }

  @Test
  void aTopicThatIsThereAlreadyIsRefusedInWordsThatClientsKnow() {
    createTopic("twice", 1);

    asAdmin()
        .body("{\"topic_name\": \"twice\"}")
        .post(TOPICS)
        .then()
        .statusCode(400)
        .body("error_code", equalTo(40002))
        .body("message", containsString("already exists"));
  }

  @Test
  void theListHoldsOnlyWhatTheCallerMaySee() {
    createTopic("seen-by-admin", 1);

    asAdmin()
        .get(TOPICS)
        .then()
        .statusCode(200)
        .body("kind", equalTo("KafkaTopicList"))
        .body("metadata.self", endsWith(TOPICS))
        .body("data.topic_name", hasItem("seen-by-admin"))
        .body("data.topic_name", not(hasItem("__consumer_offsets")));
    asBareKey().get(TOPICS).then().statusCode(200).body("data", empty());
  }

  @Test
  void aPartOfTheListIsSearchedSortedAndCounted() {
    createTopic("paged-a", 3);
    createTopic("paged-b", 1);
    createTopic("paged-c", 2);

    asAdmin()
        .get(TOPICS + "?search=PAGED-&sort=-name&page_size=2")
        .then()
        .statusCode(200)
        .body("metadata.total_size", equalTo(3))
        .body("data.topic_name", equalTo(List.of("paged-c", "paged-b")));
    asAdmin()
        .get(TOPICS + "?search=paged-&sort=partitions&offset=1&page_size=2")
        .then()
        .statusCode(200)
        .body("data.topic_name", equalTo(List.of("paged-c", "paged-a")));
    asAdmin().get(TOPICS + "?search=paged-&offset=99").then().statusCode(200).body("data", empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sort=colour", "page_size=0", "page_size=many", "offset=-1"})
  void aPartOfTheListThatMakesNoSenseIsRefused(String query) {
    asAdmin().get(TOPICS + "?" + query).then().statusCode(400);
  }

  @Test
  void aTopicThatTheCallerMayNotSeeIsForbidden() {
    createTopic("secret-topic", 1);

    asBareKey()
        .get(TOPICS + "/secret-topic")
        .then()
        .statusCode(403)
        .body("error_code", equalTo(40301))
        .body("message", containsString("Topic authorization failed"));
    asBareKey().body("{\"topic_name\": \"not-mine\"}").post(TOPICS).then().statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "ümlaut", "a/b", "..", ""})
  void aNameThatKafkaForbidsIsRefusedWithTheRule(String name) {
    asAdmin()
        .body("{\"topic_name\": \"%s\"}".formatted(name))
        .post(TOPICS)
        .then()
        .statusCode(400)
        .body("error_code", equalTo(40002))
        .body("message", containsString("1 to 249 letters"));
  }

  @Test
  void settingsThatOnlyTheOriginalHasAreNamedAndRefused() {
    asAdmin()
        .body(
            """
            {"topic_name": "validated",
             "configs": [{"name": "confluent.value.schema.validation", "value": "true"}]}
            """)
        .post(TOPICS)
        .then()
        .statusCode(400)
        .body(
            "message",
            allOf(
                containsString("confluent.value.schema.validation"),
                containsString("not supported")));
    asAdmin().get(TOPICS + "/validated").then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"topic_name\": \"bad\", \"partitions_count\": 0}",
        "{\"topic_name\": \"bad\", \"partitions_count\": -3}",
        "{\"topic_name\": \"bad\", \"partitions_count\": 99999999999}",
        "{\"topic_name\": \"bad\", \"replication_factor\": 40000}",
        "{\"topic_name\": \"bad\", \"replication_factor\": 3}",
        "{\"topic_name\": \"bad\", \"configs\": [{\"name\": \"no.such\", \"value\": \"1\"}]}",
        "{\"topic_name\": \"bad\", \"configs\": [{\"name\": \"retention.ms\", \"value\": \"x\"}]}",
        "{\"topic_name\": \"bad\", \"configs\": [{\"name\": \"retention.ms\"}]}",
        "{\"topic_name\": \"bad\", \"configs\": [null]}",
        "{\"topic_name\": {}}",
        "{\"topic_name\": ",
        ""
      })
  void aBadBodyIsRefusedAndMakesNothing(String body) {
    asAdmin().body(body).post(TOPICS).then().statusCode(400).body("message", notNullValue());
    asAdmin().get(TOPICS + "/bad").then().statusCode(404);
  }

  @Test
  void partitionsCannotBeTakenAway() {
    createTopic("wide", 4);

    asAdmin()
        .body("{\"partitions_count\": 2}")
        .patch(TOPICS + "/wide")
        .then()
        .statusCode(400)
        .body("message", containsString("has 4 partitions"));
    asAdmin().body("{\"partitions_count\": 4}").patch(TOPICS + "/wide").then().statusCode(200);
  }

  @Test
  void deletingAnUnknownTopicIsNotFound() {
    asAdmin()
        .delete(TOPICS + "/never-was")
        .then()
        .statusCode(404)
        .body("error_code", equalTo(40403));
  }

  @Test
  void partitionsSayWhereTheyBeginAndEndAndHowTheyAreCopiedIfAskedTo() {
    createTopic("measured", 1);
    for (int i = 0; i < 2; i++) {
      asAdmin()
          .body("{\"value\": {\"type\": \"STRING\", \"data\": \"one\"}}")
          .post(TOPICS + "/measured/records")
          .then()
          .statusCode(200);
    }

    asAdmin()
        .get(TOPICS + "/measured/partitions?include_state=true")
        .then()
        .statusCode(200)
        .body("data[0].state.first_offset", equalTo(0))
        .body("data[0].state.next_offset", equalTo(2))
        .body("data[0].state.replicas_count", equalTo(1))
        .body("data[0].state.in_sync_count", equalTo(1));
    asAdmin().get(TOPICS + "/measured/partitions").then().body("data[0].state", nullValue());
  }

  @Test
  void partitionsAndReplicasLinkToEachOther() {
    createTopic("linked", 2);

    asAdmin()
        .get(TOPICS + "/linked/partitions")
        .then()
        .statusCode(200)
        .body("kind", equalTo("KafkaPartitionList"))
        .body("data.partition_id", equalTo(java.util.List.of(0, 1)))
        .body("data[1].leader.related", endsWith("/linked/partitions/1/replicas/1"));
    asAdmin()
        .get(TOPICS + "/linked/partitions/1/replicas/1")
        .then()
        .statusCode(200)
        .body("is_leader", equalTo(true))
        .body("is_in_sync", equalTo(true));
    asAdmin().get(TOPICS + "/linked/partitions/7").then().statusCode(404);
  }

  @Test
  void whatTheCallerMayDoIsToldOnRequest() {
    createTopic("allowed", 1);

    asAdmin()
        .queryParam("include_authorized_operations", true)
        .get(TOPICS + "/allowed")
        .then()
        .body("authorized_operations", hasItem("READ"));
  }

  @Test
  void oneSettingIsReadSetAndReset() {
    createTopic("tuned", 1);
    String setting = TOPICS + "/tuned/configs/max.message.bytes";

    asAdmin().body("{\"value\": \"60000\"}").put(setting).then().statusCode(204);
    asAdmin()
        .get(setting)
        .then()
        .statusCode(200)
        .body("kind", equalTo("KafkaTopicConfig"))
        .body("value", equalTo("60000"))
        .body("is_default", equalTo(false))
        .body("source", equalTo("DYNAMIC_TOPIC_CONFIG"))
        .body("synonyms.source", hasItem("DEFAULT_CONFIG"));
    asAdmin()
        .get(TOPICS + "/tuned/default-configs")
        .then()
        .statusCode(200)
        .body("data.find { it.name == 'max.message.bytes' }.value", equalTo("1048588"))
        .body("data.is_default", everyItem(equalTo(true)));
    asAdmin()
        .get(TOPICS + "/-/configs")
        .then()
        .statusCode(200)
        .body("data.findAll { it.topic_name == 'tuned' && !it.is_default }", hasSize(1));
    asAdmin().delete(setting).then().statusCode(204);
    asAdmin().get(setting).then().body("source", equalTo("DEFAULT_CONFIG"));
    asAdmin().get(TOPICS + "/tuned/configs/no.such").then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"data\": [{\"name\": \"retention.ms\"}]}",
        "{\"data\": [{\"name\": \"retention.ms\", \"operation\": \"APPEND\", \"value\": \"1\"}]}",
        "{\"data\": [{\"name\": \"confluent.key.schema.validation\", \"value\": \"true\"}]}",
        "{\"data\": [{\"name\": \"retention.ms\", \"value\": \"soon\"}]}"
      })
  void aBadAlterationIsRefused(String body) {
    createTopicOnce("unaltered");

    asAdmin()
        .body(body)
        .post(TOPICS + "/unaltered/configs:alter")
        .then()
        .statusCode(400)
        .body("error_code", equalTo(40002));
  }

  private static void createTopicOnce(String name) {
    asAdmin().body("{\"topic_name\": \"" + name + "\"}").post(TOPICS);
  }
}
