package dev.samsa.controlplane.kafkarest;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How the tests of these routes speak to the application. */
public final class KafkaRestCalls {
  public static final String BASE = "/kafka/v3/clusters/" + FakeClusters.CLUSTER;

  private KafkaRestCalls() {}

  /** A Kafka key that may do all. */
  public static RequestSpecification asAdmin() {
    return withKey(PlainKafka.ADMIN_KEY, PlainKafka.ADMIN_SECRET);
  }

  /** The header that {@link #asAdmin()} sends, for who writes a request by hand. */
  public static String adminAuthorization() {
    String pair = PlainKafka.ADMIN_KEY + ":" + PlainKafka.ADMIN_SECRET;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /** A Kafka key without any right. */
  public static RequestSpecification asBareKey() {
    return withKey(PlainKafka.BARE_KEY, PlainKafka.BARE_SECRET);
  }

  public static RequestSpecification withKey(String id, String secret) {
    return request().auth().preemptive().basic(id, secret);
  }

  /** A signed-in user, who comes to the brokers with a token. */
  public static RequestSpecification asUser(String principal) {
    return request().header("Authorization", "Bearer " + principal);
  }

  /** Paths go out as they stand: clients send the colon of {@code configs:alter} as a colon. */
  private static RequestSpecification request() {
    return given().urlEncodingEnabled(false).contentType(ContentType.JSON);
  }

  public static void createTopic(String name, int partitions) {
    asAdmin()
        .body("{\"topic_name\":\"%s\",\"partitions_count\":%d}".formatted(name, partitions))
        .post(BASE + "/topics")
        .then()
        .statusCode(201);
  }
}
