package dev.samsa.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** What decoders of existing clients rely on in every answer, whatever it is about. */
public final class WireRules {
  private static final Set<String> TIMES =
      Set.of("created_at", "updated_at", "deleted_at", "expires_at", "accepted_at");

  private WireRules() {}

  /** Fails if a client could not read the answer. */
  public static void check(Reply reply) {
    assertThat(reply.headers().firstValue("x-request-id")).as("id of %s", reply).isPresent();
    assertThat(reply.status()).as(reply::toString).isNotIn(500, 502, 504);
    if (reply.status() == 204) {
      reply.isEmpty();
    } else if (!reply.body().isMissingNode()) {
      assertThat(reply.headers().firstValue("content-type").orElse("none"))
          .as("content type of %s", reply)
          .matches("application/([a-z.]+\\+)?json(;.*)?");
    }
    if (reply.status() >= 400) {
      checkRefusal(reply);
    } else if (reply.body().isObject()) {
      checkTimes(reply, reply.body());
      checkMetadata(reply);
    }
  }

  private static void checkRefusal(Reply reply) {
    if (isKafkaRest(reply)) {
      assertThat(reply.body().at("/error_code").isInt()).as(reply::toString).isTrue();
      assertThat(reply.text("/message")).isNotBlank();
    } else if (reply.body().has("error")) {
      reply.is("/error/code", reply.status());
      assertThat(reply.text("/error/message")).isNotBlank();
    } else {
      reply.counts("/errors", 1);
      assertThat(reply.body().at("/errors/0/status").isTextual()).as(reply::toString).isTrue();
      reply.is("/errors/0/status", reply.status()).fits("/errors/0/code", "[a-z_]+");
      reply.has("/errors/0/id").has("/errors/0/title").has("/errors/0/source");
      assertThat(reply.text("/errors/0/detail")).isNotBlank();
    }
    if (reply.status() == 429 || reply.status() == 503) {
      assertThat(reply.headers().firstValue("retry-after")).as(reply::toString).isPresent();
    }
  }

  private static boolean isKafkaRest(Reply reply) {
    return reply.call().replaceAll("/{2,}", "/").contains("/kafka/v3");
  }

  /** A null where a list says how it goes on ends the process of a known client. */
  private static void checkMetadata(Reply reply) {
    for (String page : Set.of("first", "last", "prev", "next")) {
      JsonNode link = reply.body().at("/metadata/" + page);
      assertThat(link.isMissingNode() || link.isTextual()).as(reply::toString).isTrue();
    }
    String next = reply.body().at("/metadata/next").asText("");
    // Kafka REST has no pages but those of records, which go on at an offset.
    String where = isKafkaRest(reply) ? "(from|page_token)" : "page_token";
    assertThat(next.isEmpty() || next.matches("https?://.*[?&]" + where + "=[^&]+.*"))
        .as("next page of %s", reply)
        .isTrue();
    if (reply.body().at("/data").isArray()) {
      reply.has("/metadata").fits("/kind", "[A-Za-z]+List");
    }
  }

  private static void checkTimes(Reply reply, JsonNode node) {
    node.properties()
        .forEach(field -> {
          if (TIMES.contains(field.getKey()) && field.getValue().isValueNode()) {
            assertThat(field.getValue().isTextual()).as(reply::toString).isTrue();
            OffsetDateTime.parse(field.getValue().asText(), DateTimeFormatter.ISO_OFFSET_DATE_TIME);
          } else {
            checkTimes(reply, field.getValue());
          }
        });
    if (node.isArray()) {
      node.forEach(element -> checkTimes(reply, element));
    }
  }
}
