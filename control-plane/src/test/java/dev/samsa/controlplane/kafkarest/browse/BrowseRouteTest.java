package dev.samsa.controlplane.kafkarest.browse;

import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.BASE;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.asAdmin;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.asBareKey;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.createTopic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.samsa.controlplane.kafkarest.KafkaRestProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(KafkaRestProfile.class)
class BrowseRouteTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One event of the stream. */
  private record Event(String name, JsonNode data) {}

  @Test
  void aSearchStopsAtItsLimitAndGoesOnWhereItStopped() {
    createTopic("browse-paged", 1);
    write("browse-paged", 5);

    List<Event> first = browse("browse-paged", "from=oldest&limit=3");
    assertThat(offsets(first)).containsExactly(0L, 1L, 2L);
    assertThat(last(first).get("reason").asText()).isEqualTo("LIMIT");

    String cursor = last(first).get("next").asText();
    List<Event> second = browse("browse-paged", "limit=3&cursor=" + cursor);
    assertThat(offsets(second)).containsExactly(3L, 4L);
    assertThat(last(second).get("reason").asText()).isEqualTo("END_OF_TOPIC");
  }

  @Test
  void theNewestComeFirst() {
    createTopic("browse-newest", 1);
    write("browse-newest", 5);

    assertThat(offsets(browse("browse-newest", "limit=2"))).containsExactly(4L, 3L);
  }

  @Test
  void aFilterFindsNumbersToTheLastDigitAndShowsThemSo() {
    createTopic("browse-exact", 1);
    post("browse-exact", "{\"n\": 9223372036854775806}");
    post("browse-exact", "{\"n\": 9223372036854775807}");

    List<Event> events = browse("browse-exact", "from=oldest&filter=%24.n%3D9223372036854775807");

    assertThat(offsets(events)).containsExactly(1L);
    assertThat(records(events).getFirst().at("/value/text").asText())
        .contains("9223372036854775807");
    assertThat(progress(events).get("scanned").asLong()).isEqualTo(2);
    assertThat(progress(events).get("matched").asLong()).isEqualTo(1);
  }

  @Test
  void aWholeRecordIsReadByItsOffset() {
    createTopic("browse-whole", 1);
    write("browse-whole", 2);

    asAdmin()
        .get(BASE + "/topics/browse-whole/partitions/0/records/1")
        .then()
        .statusCode(200)
        .body("offset", equalTo(1));
    asAdmin()
        .get(BASE + "/topics/browse-whole/partitions/0/records/2")
        .then()
        .statusCode(404)
        .body("message", containsString("no record 0:2"));
  }

  @Test
  void aFilterThatIsNoneIsRefused() {
    createTopic("browse-bad", 1);

    asAdmin()
        .queryParam("filter", "$.a")
        .get(BASE + "/topics/browse-bad/records:browse")
        .then()
        .statusCode(400)
        .body("message", containsString("$.order.id=42"));
  }

  @Test
  void whoMayNotReadTheTopicSeesNothing() {
    createTopic("browse-secret", 1);
    write("browse-secret", 1);

    String answer = asBareKey().get(BASE + "/topics/browse-secret/records:browse").asString();

    assertThat(answer).doesNotContain("event:record").doesNotContain("event: record");
  }

  private static List<Event> browse(String topic, String query) {
    String stream =
        asAdmin()
            .urlEncodingEnabled(false)
            .get(BASE + "/topics/" + topic + "/records:browse?" + query)
            .then()
            .statusCode(200)
            .extract()
            .asString();
    List<Event> events = new ArrayList<>();
    String name = "";
    for (String line : stream.split("\n")) {
      if (line.startsWith("event:")) {
        name = line.substring("event:".length()).strip();
      } else if (line.startsWith("data:")) {
        events.add(new Event(name, json(line.substring("data:".length()))));
      }
    }
    return events;
  }

  private static List<JsonNode> records(List<Event> events) {
    return events.stream().filter(e -> e.name().equals("record")).map(Event::data).toList();
  }

  private static List<Long> offsets(List<Event> events) {
    return records(events).stream().map(record -> record.get("offset").asLong()).toList();
  }

  private static JsonNode progress(List<Event> events) {
    return events.stream().filter(e -> e.name().equals("progress")).toList().getLast().data();
  }

  private static JsonNode last(List<Event> events) {
    assertThat(events.getLast().name()).isEqualTo("end");
    return events.getLast().data();
  }

  private static void write(String topic, int count) {
    for (int i = 0; i < count; i++) {
      post(topic, "{\"n\": " + i + "}");
    }
  }

  private static void post(String topic, String json) {
    asAdmin()
        .body("{\"value\": {\"type\": \"JSON\", \"data\": " + json + "}}")
        .post(BASE + "/topics/" + topic + "/records")
        .then()
        .statusCode(200);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
