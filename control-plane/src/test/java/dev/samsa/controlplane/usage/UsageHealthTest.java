package dev.samsa.controlplane.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Operator;
import dev.samsa.controlplane.tenant.Tenant;
import dev.samsa.description.usage.SpoolState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a platform operator sees of metering, at {@code /admin/v1/usage} and for Prometheus. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class UsageHealthTest {
  @Inject Database database;
  @Inject UsageIntake intake;
  @Inject UsageGauges gauges;
  @Inject Operator operator;

  private final Instant minute = Instant.now().minusSeconds(3_600).truncatedTo(ChronoUnit.MINUTES);
  private TestCluster cluster;
  private TestBroker broker;

  @BeforeEach
  void aCluster() {
    cluster = TestCluster.create(database, minute, 1);
    broker = new TestBroker(cluster.id(), 1);
  }

  @Test
  void whatABrokerHoldsBackIsShownWithItsAge() {
    take(TestBroker.json(broker.open(minute, new SpoolState(7, 12_345, minute.toEpochMilli()))));
    heardLast(Instant.EPOCH);

    Map<String, Object> shown = ofCluster("brokers");

    assertThat(shown)
        .containsEntry("spool_batches", 7)
        .containsEntry("spool_bytes", 12_345)
        .containsEntry("spool_oldest", minute.toString());
    gauges.read();
    assertThat(metric("samsa_usage_spool_batches")).isGreaterThanOrEqualTo(7);
    assertThat(metric("samsa_usage_spool_bytes")).isGreaterThanOrEqualTo(12_345);
    assertThat(metric("samsa_usage_spool_age_seconds")).isGreaterThanOrEqualTo(3_600);
  }

  @Test
  void whatWasPutAsideIsShownWithItsReason() {
    take("{}");

    assertThat(ofCluster("quarantined").get("reason").toString()).startsWith("not a UsageBatch");
    gauges.read();
    assertThat(metric("samsa_usage_quarantined")).isPositive();
  }

  @Test
  void aBrokerThatSaysNothingAndWhatIsMissingAreShown() {
    take(TestBroker.json(broker.window(minute, minute.plusSeconds(60), 10)));
    broker.window(minute.plusSeconds(60), minute.plusSeconds(120), 500);
    take(TestBroker.json(broker.window(minute.plusSeconds(120), minute.plusSeconds(180), 10)));
    heardLast(Instant.EPOCH);

    assertThat(ofCluster("brokers")).containsEntry("silent", true);
    assertThat(ofCluster("gaps")).containsEntry("missing", 500);
    gauges.read();
    assertThat(metric("samsa_usage_brokers_silent")).isPositive();
    assertThat(metric("samsa_usage_gaps")).isPositive();
    Tenant.signUp().request().get("/admin/v1/usage").then().statusCode(404);
  }

  /** Those not heard of for longest are shown first. */
  private void heardLast(Instant at) {
    database.update("UPDATE usage_broker SET heard_at = ? WHERE cluster_id = ?", at, cluster.key());
  }

  private void take(String batch) {
    assertThat(intake.take(cluster.id(), batch)).isPresent();
  }

  private Map<String, Object> ofCluster(String list) {
    JsonPath health =
        operator.request().get("/admin/v1/usage").then().statusCode(200).extract().jsonPath();
    return health.getMap(list + ".find { it.cluster_id == '%s' }".formatted(cluster.id()));
  }

  private static double metric(String series) {
    return Tenant.anonymous()
        .get("/metrics")
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .lines()
        .filter(line -> line.startsWith(series + " ") || line.startsWith(series + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }
}
