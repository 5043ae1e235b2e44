package dev.samsa.controlplane.money;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.samsa.controlplane.admin.OperatorConfig;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Tenant;
import dev.samsa.controlplane.usage.ReportedHours;
import dev.samsa.controlplane.usage.TestCluster;
import dev.samsa.controlplane.usage.UsageIntake;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bill, its days and its usage as a tenant reads them; metering as the operator does. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class BillingRoutesTest {
  private static final long GB = 1L << 30;

  @Inject ReportedHours hours;
  @Inject UsageIntake intake;
  @Inject Database database;
  @Inject OperatorConfig operatorConfig;

  private final Instant minute =
      Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(1, ChronoUnit.MINUTES);
  private final Instant hour = minute.truncatedTo(ChronoUnit.HOURS);
  private Tenant tenant;

  @BeforeEach
  void signUp() {
    tenant = Tenant.signUp();
  }

  @Test
  void theLiveBillHasFiveLinesThatAreTheTotalAndSaysHowFarItIsComplete() {
    TestCluster cluster = cluster();
    hours.report(cluster, minute, 3 * GB, 5 * GB, 7);

    JsonPath bill =
        tenant.request().get("/billing/v1/live").then().statusCode(200).extract().jsonPath();

    assertThat(bill.getList("lines.line_type"))
        .containsExactly(
            "KAFKA_BASE",
            "KAFKA_NETWORK_WRITE",
            "KAFKA_NETWORK_READ",
            "KAFKA_STORAGE",
            "KAFKA_PARTITION");
    assertThat(bill.getString("lines[1].quantity")).isEqualTo("3");
    assertThat(bill.getString("lines[1].amount")).isEqualTo("0.390000");
    assertThat(sum(bill.getList("lines.amount"))).isEqualByComparingTo(bill.getString("amount"));
    assertThat(bill.getString("clusters[0].resource.id")).isEqualTo(cluster.id());
    assertThat(bill.getString("clusters[0].lines[1].formula")).contains("3").contains("0.13");
    assertThat(Instant.parse(bill.getString("complete_to")))
        .isEqualTo(minute.plus(1, ChronoUnit.MINUTES));
    assertThat(new BigDecimal(bill.getString("projected")))
        .isGreaterThanOrEqualTo(new BigDecimal(bill.getString("amount")));
  }

  @Test
  void anHourWithoutTrafficStillBillsBaseStorageAndPartitions() {
    TestCluster cluster = cluster();
    hours.report(cluster, minute, 0, 50 * GB, 900);
    hours.seal(cluster, hour);

    JsonPath bill = tenant.request().get("/billing/v1/live").then().extract().jsonPath();

    assertThat(new BigDecimal(bill.getString("lines[0].amount"))).isPositive();
    assertThat(bill.getString("lines[1].amount")).isEqualTo("0.000000");
    assertThat(bill.getString("lines[2].amount")).isEqualTo("0.000000");
    assertThat(new BigDecimal(bill.getString("lines[3].amount"))).isPositive();
    assertThat(new BigDecimal(bill.getString("lines[4].quantity"))).isPositive();
  }

  @Test
  void usageIsListedByHourAndTopicAndAsCsv() {
    TestCluster cluster = cluster();
    hours.report(cluster, minute, 1_234, 10, 1);

    tenant
        .request()
        .queryParams(today())
        .get("/billing/v1/usage")
        .then()
        .statusCode(200)
        .body("data.meter", hasItem("INGRESS_BYTES"))
        .body("data.find { it.meter == 'INGRESS_BYTES' }.amount", equalTo("1234"))
        .body("data.find { it.meter == 'INGRESS_BYTES' }.sealed", equalTo(false));
    hours.seal(cluster, hour);
    String csv =
        tenant
            .request()
            .accept("text/csv")
            .queryParams(today())
            .queryParam("group_by", "topic")
            .get("/billing/v1/usage")
            .then()
            .statusCode(200)
            .contentType("text/csv")
            .extract()
            .asString();
    assertThat(csv.lines().toList())
        .startsWith("hour,cluster,topic,meter,amount,unit,sealed")
        .contains(hour + "," + cluster.id() + ",news,INGRESS_BYTES,1234,byte,true");
    tenant
        .request()
        .queryParams(today())
        .queryParam("group_by", "moon")
        .get("/billing/v1/usage")
        .then()
        .statusCode(400);
  }

  @Test
  void theDaysOfALineAddUpToIt() {
    TestCluster cluster = cluster();
    hours.report(cluster, minute, 3 * GB, 0, 1);
    hours.seal(cluster, hour);

    JsonPath costs =
        tenant
            .request()
            .queryParams(today())
            .get("/billing/v1/costs")
            .then()
            .statusCode(200)
            .body("kind", equalTo("CostList"))
            .extract()
            .jsonPath();

    List<Object> write =
        costs.getList("data.findAll { it.line_type == 'KAFKA_NETWORK_WRITE' }.amount");
    assertThat(sum(write)).isEqualByComparingTo("0.39");
    assertThat(costs.getList("data.granularity")).containsOnly("DAILY");
  }

  @Test
  void anotherTenantSeesNothingOfItAndNobodyIsRefused() {
    TestCluster cluster = cluster();
    hours.report(cluster, minute, 3 * GB, 0, 1);
    Tenant other = Tenant.signUp();

    other.request().get("/billing/v1/live").then().statusCode(200).body("clusters", empty());
    other
        .request()
        .queryParams(today())
        .queryParam("cluster", cluster.id())
        .get("/billing/v1/usage")
        .then()
        .body("data", empty());
    Tenant.anonymous().get("/billing/v1/live").then().statusCode(401);
  }

  @Test
  void theOperatorSeesWhoIsSilentWhatWaitsWhatIsMissingAndWhatWasPutAside() throws IOException {
    TestCluster cluster = cluster();
    hours.report(cluster, minute, 10, 0, 1);
    hours.skip(cluster, 77);
    hours.report(cluster, minute.minus(5, ChronoUnit.MINUTES), 10, 0, 1);
    intake.take(cluster.id(), "{}");
    database.update(
        "UPDATE usage_broker SET heard_at = '2020-01-01', spool_batches = 3, spool_bytes = 4000,"
            + " spool_oldest = now() - interval '9 minutes' WHERE cluster_id = ?",
        cluster.key());
    String ours = "find { it.cluster_id == '" + cluster.id() + "' }";

    operator()
        .get("/admin/v1/usage")
        .then()
        .statusCode(200)
        .body("brokers." + ours + ".silent", equalTo(true))
        .body("brokers." + ours + ".spool_batches", equalTo(3))
        .body("brokers." + ours + ".spool_bytes", equalTo(4000))
        .body("gaps." + ours + ".missing", equalTo(77))
        .body("quarantined." + ours + ".reason", startsWith("schemaVersion"));
    tenant.request().get("/admin/v1/usage").then().statusCode(403);
    assertThat(given().get("/metrics").asString())
        .contains(
            "samsa_usage_brokers_silent",
            "samsa_usage_spool_bytes",
            "samsa_usage_spool_age_seconds",
            "samsa_usage_gaps",
            "samsa_usage_quarantined",
            "samsa_usage_hours_unsealed");
  }

  private TestCluster cluster() {
    return TestCluster.createFor(database, tenant.organization(), minute.minusSeconds(3_000), 1);
  }

  private Map<String, String> today() {
    LocalDate day = LocalDate.ofInstant(minute, ZoneOffset.UTC);
    return Map.of("start_date", day.toString(), "end_date", day.plusDays(2).toString());
  }

  private static BigDecimal sum(List<?> amounts) {
    return amounts.stream()
        .map(amount -> new BigDecimal(amount.toString()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private RequestSpecification operator() throws IOException {
    String password = Files.readString(operatorConfig.passwordFile()).strip();
    return Tenant.bearer(
        Tenant.anonymous()
            .body(Map.of("email", operatorConfig.email(), "password", password))
            .post("/api/sessions")
            .then()
            .statusCode(200)
            .extract()
            .path("token"));
  }
}
