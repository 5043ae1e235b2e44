package dev.samsa.controlplane.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.ClusterRows;
import dev.samsa.controlplane.tenant.Tenant;
import dev.samsa.controlplane.tenant.UsageRows;
import dev.samsa.controlplane.webhook.WebhookSecrets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A budget's webhook, whose receiver answers with the statuses that it was given in turn. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@TestProfile(PrivateWebhooksProfile.class)
class DeliveryTest {
  private static final int MOST_ATTEMPTS = 30;

  @Inject BudgetWatch watch;
  @Inject DeliveryWorker deliveries;
  @Inject ClusterRows clusters;
  @Inject UsageRows usage;
  @Inject Database database;

  private final Instant now = Instant.now();
  private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  private HttpServer receiver;

  private record Call(String id, String timestamp, String signature, String body) {}

  private record Row(String state, int attempts, String error, Instant next, Instant finished) {}

  @BeforeEach
  void receive() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/hook", this::answer);
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  @Test
  void whatTheReceiverCouldNotTakeComesAgainAsTheSameMessageAndOnce() {
    answers.addAll(List.of(500, 204));
    String secret = warnedBudget();

    deliveries.sendDue();
    Row failed = row();
    assertThat(failed.state()).isEqualTo("PENDING");
    assertThat(failed.attempts()).isOne();
    assertThat(failed.error()).isEqualTo("answered with status 500");
    assertThat(failed.next())
        .isCloseTo(Instant.now().plusSeconds(10), within(5, ChronoUnit.SECONDS));
    deliveries.sendDue();
    assertThat(calls).as("not before its pause is over").hasSize(1);

    pauseIsOver();
    deliveries.sendDue();
    assertThat(row().state()).isEqualTo("DELIVERED");
    assertThat(row().finished()).isNotNull();
    pauseIsOver();
    deliveries.sendDue();

    assertThat(calls).hasSize(2);
    assertThat(calls).extracting(Call::id).doesNotContainNull().containsOnly(calls.element().id());
    assertThat(calls).extracting(Call::body).containsOnly(calls.element().body());
    assertThat(calls)
        .allSatisfy(call ->
            assertThat(call.signature())
                .isEqualTo(
                    WebhookSecrets.sign(
                        secret, call.id(), Long.parseLong(call.timestamp()), call.body())));
  }

  @Test
  void afterAboutADayItIsGivenUp() {
    answers.addAll(List.of(503, 503));
    warnedBudget();
    database.update("UPDATE budget_delivery SET attempts = ? WHERE target = ?", 28, target());

    deliveries.sendDue();
    assertThat(row().state()).isEqualTo("PENDING");
    assertThat(row().next())
        .isCloseTo(Instant.now().plus(Duration.ofHours(1)), within(5, ChronoUnit.SECONDS));
    pauseIsOver();
    deliveries.sendDue();

    Row given = row();
    assertThat(given.state()).isEqualTo("GIVEN_UP");
    assertThat(given.attempts()).isEqualTo(MOST_ATTEMPTS);
    assertThat(given.error()).isEqualTo("answered with status 503");
    assertThat(given.finished()).isNotNull();
    pauseIsOver();
    deliveries.sendDue();
    assertThat(calls).hasSize(2);
  }

  @Test
  void aReceiverThatIsNotThereIsTriedAgain() {
    warnedBudget();
    receiver.stop(0);

    deliveries.sendDue();

    assertThat(row().state()).isEqualTo("PENDING");
    assertThat(row().error()).startsWith("cannot be reached: ");
  }

  @Test
  void thePauseDoublesFromTenSecondsToAnHourAndAllOfThemTakeAboutADay() {
    assertThat(IntStream.rangeClosed(1, 10).mapToObj(Deliveries::pause).map(Duration::toSeconds))
        .containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 640L, 1280L, 2560L, 3600L);
    assertThat(Deliveries.pause(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(1));
    Duration all =
        IntStream.range(1, MOST_ATTEMPTS)
            .mapToObj(Deliveries::pause)
            .reduce(Duration.ZERO, Duration::plus);
    assertThat(all).isBetween(Duration.ofHours(20), Duration.ofHours(24));
  }

  /** A budget half of which is spent, whose warning waits to be sent; its webhook's secret. */
  private String warnedBudget() {
    Tenant tenant = Tenant.signUp();
    String cluster = clusters.insert(tenant.environment());
    usage.runningSince(cluster, "BASIC", now.minus(1, ChronoUnit.MINUTES));
    ValidatableResponse budget =
        tenant
            .request()
            .body(
                Map.of(
                    "display_name", "Shop",
                    "scope", Map.of("kind", "CLUSTER", "id", cluster),
                    "amount", "1.00",
                    "warn_at", List.of(50),
                    "webhook", Map.of("url", target())))
            .post("/billing/v1/budgets")
            .then()
            .statusCode(201);
    // 5 GB at 0.13.
    usage.counted(cluster, "INGRESS_BYTES", "news", now, 5L << 30);
    watch.evaluate(
        database
            .first(
                "SELECT id FROM organization WHERE public_id = ?::uuid",
                row -> row.getLong(1),
                tenant.organization())
            .orElseThrow(),
        now);
    return budget.extract().path("webhook.secret");
  }

  private void answer(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    calls.add(
        new Call(
            headers.getFirst("webhook-id"),
            headers.getFirst("webhook-timestamp"),
            headers.getFirst("webhook-signature"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    exchange.sendResponseHeaders(answers.remove(), -1);
    exchange.close();
  }

  private String target() {
    return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
  }

  private void pauseIsOver() {
    database.update(
        "UPDATE budget_delivery SET next_attempt_at = ? WHERE target = ?",
        Instant.now().minusSeconds(1),
        target());
  }

  private Row row() {
    return database
        .first(
            """
            SELECT state, attempts, last_error, next_attempt_at, finished_at
            FROM budget_delivery WHERE target = ?
            """,
            row ->
                new Row(
                    row.getString("state"),
                    row.getInt("attempts"),
                    row.getString("last_error"),
                    Database.instant(row, "next_attempt_at"),
                    Database.instant(row, "finished_at")),
            target())
        .orElseThrow();
  }
}
