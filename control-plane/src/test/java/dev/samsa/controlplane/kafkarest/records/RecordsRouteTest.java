package dev.samsa.controlplane.kafkarest.records;

import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.BASE;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.asAdmin;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.asBareKey;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.asUser;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.createTopic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.samsa.controlplane.kafkarest.KafkaRestProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(KafkaRestProfile.class)
class RecordsRouteTest {

  @Test
  void aRecordIsWrittenAndReadBackAsItWas() {
    createTopic("round-trip", 1);

    asAdmin()
        .body(
            """
            {"partition_id": 0, "timestamp": "2026-01-31T12:00:00Z",
             "headers": [{"name": "trace", "value": "YWJj"}],
             "key": {"type": "STRING", "data": "k1"},
             "value": {"type": "JSON", "data": {"price": 12.50, "tags": ["a"]}}}
            """)
        .post(records("round-trip"))
        .then()
        .statusCode(200)
        .body("error_code", equalTo(200))
        .body("cluster_id", equalTo("lkc-test01"))
        .body("topic_name", equalTo("round-trip"))
        .body("partition_id", equalTo(0))
        .body("offset", equalTo(0))
        .body("timestamp", equalTo("2026-01-31T12:00:00Z"))
        .body("key.type", equalTo("STRING"))
        .body("key.size", equalTo(2))
        .body("value.type", equalTo("JSON"));

    asAdmin()
        .get(BASE + "/topics/round-trip/partitions/0/records?from=beginning")
        .then()
        .statusCode(200)
        .body("data", hasSize(1))
        .body("data[0].key.data", equalTo("k1"))
        .body("data[0].value.type", equalTo("JSON"))
        .body("data[0].value.data.tags", equalTo(List.of("a")))
        .body("data[0].headers[0].name", equalTo("trace"))
        .body("data[0].timestamp", equalTo("2026-01-31T12:00:00Z"))
        .body("metadata.next", endsWith("/records?from=1"));
  }

  @Test
  void aBatchIsAnsweredByTheIdsOfItsEntries() {
    createTopic("batched", 1);

    asAdmin()
        .body(
            """
            {"entries": [
              {"id": "a", "value": {"type": "STRING", "data": "one"}},
              {"id": "b", "partition_id": 7, "value": {"type": "STRING", "data": "two"}},
              {"id": "c", "key": {"type": "BINARY", "data": "AAE="}}]}
            """)
        .post(BASE + "/topics/batched/records:batch")
        .then()
        .statusCode(207)
        .body("successes.id", equalTo(List.of("a", "c")))
        .body("successes.offset", equalTo(List.of(0, 1)))
        .body("failures.id", equalTo(List.of("b")))
        .body("failures[0].error_code", equalTo(40002));
    asAdmin()
        .body("{\"entries\": [{\"id\": \"a\"}, {\"id\": \"a\"}]}")
        .post(BASE + "/topics/batched/records:batch")
        .then()
        .statusCode(400);
    asAdmin().body("{}").post(BASE + "/topics/batched/records:batch").then().statusCode(400);
    asAdmin()
        .body("{\"entries\": [{\"id\": \"a\"}]}")
        .post(BASE + "/topics/nothing/records:batch")
        .then()
        .statusCode(404);
  }

  @Test
  void aStreamIsAnsweredRecordByRecordInOrder() throws IOException {
    createTopic("streamed", 1);

    List<JsonNode> results =
        produce(
            "streamed",
            """
            {"value": {"type": "STRING", "data": "first"}}
            {"value": {"type": "BINARY", "data": "not base64!"}}
            {"partition_id": 9, "value": {"type": "STRING", "data": "nowhere"}}
            {"value": {"type": "BINARY", "data": "/w=="}}
            """);

    assertThat(results)
        .extracting(r -> r.get("error_code").asInt())
        .containsExactly(200, 40002, 40002, 200);
    assertThat(results.getLast().get("offset").asLong()).isEqualTo(1);
    asAdmin()
        .get(BASE + "/topics/streamed/partitions/-/records")
        .then()
        .body("data.value.type", equalTo(List.of("STRING", "BINARY")))
        .body("data.value.data", equalTo(List.of("first", "/w==")));
  }

  @Test
  void whatStandsBeforeBrokenJsonIsWritten() throws IOException {
    createTopic("broken-off", 1);

    List<JsonNode> results =
        produce("broken-off", "{\"value\":{\"type\":\"STRING\",\"data\":\"good\"}}{\"value\": ");

    assertThat(results).extracting(r -> r.get("error_code").asInt()).containsExactly(200, 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"value\": ",
        "{\"value\": {\"data\": \"typeless\"}}",
        "{\"value\": {\"type\": \"AVRO\", \"data\": \"x\"}}",
        "{\"value\": {\"type\": \"STRING\", \"data\": 7}}",
        "{\"timestamp\": \"yesterday\"}",
        "{\"headers\": [{}]}",
        "{\"partition_id\": -1}"
      })
  void aBadRecordIsRefused(String body) {
    createTopicOnce("refusing");

    asAdmin().body(body).post(records("refusing")).then().statusCode(400);
  }

  @Test
  void theTopicDecidesHowLargeARecordMayBe() {
    createTopic("one-mib", 1);
    asAdmin()
        .body(
            """
            {"topic_name": "two-mib", "partitions_count": 1,
             "configs": [{"name": "max.message.bytes", "value": "2200000"}]}
            """)
        .post(BASE + "/topics")
        .then()
        .statusCode(201);
    String large =
        "{\"value\": {\"type\": \"STRING\", \"data\": \"" + "x".repeat(2_000_000) + "\"}}";

    asAdmin().body(large).post(records("two-mib")).then().statusCode(200);
    asAdmin()
        .body(large)
        .post(records("one-mib"))
        .then()
        .statusCode(413)
        .body("message", containsString("max.message.bytes"));
  }

  @Test
  void onlyRecordsMayBeLargerThanOtherBodies() {
    String large = "{\"topic_name\": \"" + "x".repeat(1 << 20) + "\"}";

    asAdmin()
        .body(large)
        .post(BASE + "/topics")
        .then()
        .statusCode(413)
        .body("error_code", equalTo(413))
        .body("message", containsString("1 MiB"));
    asAdmin()
        .body("x".repeat(25 << 20))
        .post(records("any"))
        .then()
        .statusCode(413)
        .body("message", containsString("24 MiB"));
  }

  @Test
  void writingNeedsTheRightAndATopic() {
    createTopic("guarded", 1);
    String record = "{\"value\": {\"type\": \"STRING\", \"data\": \"x\"}}";

    asBareKey().body(record).post(records("guarded")).then().statusCode(403);
    asUser("u-stranger").body(record).post(records("guarded")).then().statusCode(403);
    asUser("u-admin").body(record).post(records("guarded")).then().statusCode(200);
    asAdmin()
        .body(record)
        .post(records("never-was"))
        .then()
        .statusCode(404)
        .body("error_code", equalTo(40403));
  }

  @Test
  void aReadIsBoundedAndGoesOnWhereItEnded() {
    createTopic("long", 1);
    String record = "{\"value\": {\"type\": \"STRING\", \"data\": \"0123456789\"}}\n";
    asAdmin().body(record.repeat(20)).post(records("long")).then().statusCode(200);
    String reads = BASE + "/topics/long/partitions/0/records";

    String next =
        asAdmin()
            .get(reads + "?from=beginning&max_records=8")
            .then()
            .body("data.offset", equalTo(List.of(0, 1, 2, 3, 4, 5, 6, 7)))
            .extract()
            .path("metadata.next");
    asAdmin().get(next).then().body("data.offset[0]", equalTo(8)).body("data", hasSize(12));
    asAdmin().get(reads + "?max_records=2").then().body("data.offset", equalTo(List.of(18, 19)));
    asAdmin().get(reads + "?from=5&max_bytes=35").then().body("data", hasSize(3));
    asAdmin().get(reads + "?from=2999-01-01T00:00:00Z").then().body("data", empty());
    asAdmin().get(reads + "?from=yesterday").then().statusCode(400);
    asAdmin().get(reads + "?max_records=0").then().statusCode(400);
    asAdmin().get(BASE + "/topics/long/partitions/4/records").then().statusCode(404);
    asBareKey().get(reads).then().statusCode(403);
  }

  private static String records(String topic) {
    return BASE + "/topics/" + topic + "/records";
  }

  private static void createTopicOnce(String name) {
    asAdmin().body("{\"topic_name\": \"" + name + "\"}").post(BASE + "/topics");
  }

  private static List<JsonNode> produce(String topic, String body) throws IOException {
    String answer =
        asAdmin().body(body).post(records(topic)).then().statusCode(200).extract().asString();
    return new ObjectMapper().readerFor(JsonNode.class).<JsonNode>readValues(answer).readAll();
  }
}
