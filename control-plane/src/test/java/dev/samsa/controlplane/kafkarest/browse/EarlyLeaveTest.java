package dev.samsa.controlplane.kafkarest.browse;

import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.BASE;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.adminAuthorization;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.asAdmin;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.createTopic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.samsa.controlplane.kafkarest.KafkaRestProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Browsers that close the page, at any moment of a search or when it is done. */
@QuarkusTest
@TestProfile(KafkaRestProfile.class)
class EarlyLeaveTest {
  private static final int LEAVERS = 30;

  /** As much as each answer has at once. */
  private static final int FIRST_BYTES = 100;

  private static final int STEP = 64;

  @Inject TopicBrowser browser;

  @Test
  void whoLeavesEarlyLeavesNoFaultInTheLog() throws IOException {
    createTopic("browse-left", 3);
    for (int i = 0; i < 10; i++) {
      asAdmin()
          .body("{\"value\": {\"type\": \"JSON\", \"data\": " + i + "}}")
          .post(BASE + "/topics/browse-left/records")
          .then()
          .statusCode(200);
    }
    try (LoggedFaults faults = LoggedFaults.watch()) {
      for (int i = 0; i < LEAVERS; i++) {
        leave("from=live", 0);
        leave("from=live", FIRST_BYTES);
        leave("from=oldest", i * STEP);
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(browser.running()).isZero());
      assertThat(faults.all()).isEmpty();
    }
  }

  @Test
  void whoReadsToTheEndLeavesNoFaultInTheLog() {
    createTopic("browse-read", 1);
    try (LoggedFaults faults = LoggedFaults.watch()) {
      for (int i = 0; i < LEAVERS; i++) {
        asAdmin()
            .get(BASE + "/topics/browse-read/records:browse?from=oldest")
            .then()
            .statusCode(200)
            .body(containsString("END_OF_TOPIC"));
      }
      assertThat(faults.all()).isEmpty();
    }
  }

  @Test
  void whoseSearchIsRefusedReadsWhy() {
    asAdmin()
        .get(BASE + "/topics/never-made/records:browse?from=oldest")
        .then()
        .statusCode(404)
        .body("error_code", is(40403));
  }

  /** Asks, reads so many bytes of the answer and is gone. */
  private static void leave(String query, int bytes) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
      socket.setSoLinger(true, 0);
      socket.getOutputStream().write(request(query).getBytes(StandardCharsets.UTF_8));
      socket.getInputStream().readNBytes(bytes);
    }
  }

  private static String request(String query) {
    return "GET "
        + BASE
        + "/topics/browse-left/records:browse?"
        + query
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: "
        + adminAuthorization()
        + "\r\n\r\n";
  }
}
