package dev.samsa.controlplane.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Tenant;
import dev.samsa.controlplane.usage.ReportedHours;
import dev.samsa.controlplane.usage.TestCluster;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bill's routes, on usage that brokers reported. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class BillingRoutesTest {
  private static final long GB = 1L << 30;

  @Inject Database database;
  @Inject ReportedHours hours;

  /** The first hour of the day, so that it lies in the present month whenever this runs. */
  private final Instant hour = Instant.now().truncatedTo(ChronoUnit.DAYS);

  private final LocalDate day = LocalDate.ofInstant(hour, ZoneOffset.UTC);
  private Tenant tenant;
  private TestCluster cluster;

  @BeforeEach
  void aClusterReportsAMinute() {
    tenant = Tenant.signUp();
    cluster = TestCluster.createFor(database, tenant.organization(), hour, 1);
    hours.report(cluster, hour, 3 * GB, 6 * GB, 12);
  }

  @Test
  void theLiveBillHasFiveLinesAClusterAndInAllThatSumToItsTotal() {
    JsonPath bill = live();
    assertThat(bill.getList("lines.line_type", String.class))
        .containsExactly(
            "KAFKA_BASE",
            "KAFKA_NETWORK_WRITE",
            "KAFKA_NETWORK_READ",
            "KAFKA_STORAGE",
            "KAFKA_PARTITION");
    assertThat(bill.getList("clusters[0].lines")).hasSize(5);
    assertThat(sum(bill.getList("lines.amount", String.class)))
        .isEqualByComparingTo(bill.getString("amount"));
    assertThat(sum(bill.getList("clusters.amount", String.class)))
        .isEqualByComparingTo(bill.getString("amount"));
    assertThat(bill.getString("lines.find { it.line_type == 'KAFKA_NETWORK_WRITE' }.amount"))
        .isEqualTo("0.390000");
  }

  @Test
  void aLineSaysHowItWasMade() {
    Map<String, Object> ingress =
        live().getMap("clusters[0].lines.find { it.line_type == 'KAFKA_NETWORK_WRITE' }");
    assertThat(ingress)
        .containsEntry("quantity", "3")
        .containsEntry("unit", "GB")
        .containsEntry("price", "0.13")
        .containsEntry("formula", "3 GB x 0.13");
    assertThat(ingress.get("derivation").toString()).contains("3221225472");
  }

  @Test
  void theBillSaysUntilWhenItIsComplete() {
    assertThat(Instant.parse(live().getString("clusters[0].complete_to")))
        .isEqualTo(hour.plus(1, ChronoUnit.MINUTES));
  }

  @Test
  void usageIsTheCountedBytesByHourClusterAndTopic() {
    JsonPath rows = usage("cluster=" + cluster.id() + "&group_by=topic");
    assertThat(rows.<String, Object>getMap("data.find { it.meter == 'ingress_bytes' }"))
        .containsEntry("hour", hour.toString())
        .containsEntry("cluster", cluster.id())
        .containsEntry("topic", "news")
        .containsEntry("amount", String.valueOf(3 * GB))
        .containsEntry("unit", "byte")
        .containsEntry("sealed", false);
    hours.seal(cluster, hour);
    assertThat(usage("cluster=" + cluster.id()).getList("data.sealed", Boolean.class))
        .isNotEmpty()
        .containsOnly(true);
  }

  @Test
  void usageComesInPagesThatTogetherAreAllOfIt() {
    List<Object> all = usage("group_by=topic").getList("data");
    JsonPath first = usage("group_by=topic&page_size=1");
    assertThat(first.getList("data")).isEqualTo(all.subList(0, 1));
    String next = first.getString("metadata.next");
    JsonPath second = tenant.request().get(next).then().statusCode(200).extract().jsonPath();
    assertThat(second.getList("data")).isEqualTo(all.subList(1, 2));
  }

  @Test
  void usageAsCsvHasTheSameRows() {
    String csv =
        tenant
            .request()
            .accept("text/csv")
            .get("/billing/v1/usage?group_by=topic&" + thatDay())
            .then()
            .statusCode(200)
            .contentType(containsString("text/csv"))
            .extract()
            .asString();
    assertThat(csv.lines())
        .contains(
            "hour,cluster,topic,meter,amount,unit,sealed",
            "%s,%s,news,ingress_bytes,%d,byte,false".formatted(hour, cluster.id(), 3 * GB))
        .hasSize(1 + usage("group_by=topic").getList("data").size());
  }

  @Test
  void costsAreDaysOfLinesInTheShapeThatToolsKnow() {
    hours.seal(cluster, hour);
    JsonPath costs = costs();
    Map<String, Object> ingress =
        costs.getMap("data.find { it.line_type == 'KAFKA_NETWORK_WRITE' }");
    assertThat(costs.getString("api_version")).isEqualTo("billing/v1");
    assertThat(costs.getString("kind")).isEqualTo("CostList");
    assertThat(ingress)
        .containsEntry("start_date", day.toString())
        .containsEntry("end_date", day.plusDays(1).toString())
        .containsEntry("granularity", "DAILY")
        .containsEntry("product", "KAFKA")
        .containsEntry("unit", "GB")
        .containsEntry("network_access_type", "INTERNET")
        .containsKey("id");
    assertThat(decimal(ingress, "price")).isEqualByComparingTo("0.13");
    assertThat(decimal(ingress, "quantity")).isEqualByComparingTo("3");
    assertThat(decimal(ingress, "amount")).isEqualByComparingTo("0.39");
    assertThat(costs.getString("data[0].resource.id")).isEqualTo(cluster.id());
    assertThat(costs.getString("data[0].resource.display_name")).isNotBlank();
    assertThat(costs.getString("data[0].resource.environment.id")).startsWith("env-");
    for (Map<String, Object> cost : costs.<Map<String, Object>>getList("data")) {
      assertThat(decimal(cost, "original_amount").subtract(decimal(cost, "discount_amount")))
          .isEqualByComparingTo(decimal(cost, "amount"));
    }
  }

  @Test
  void aForeignTenantSeesNothingOfIt() {
    Tenant foreign = Tenant.signUp();
    foreign
        .request()
        .get("/billing/v1/live")
        .then()
        .statusCode(200)
        .body("clusters.size()", equalTo(0));
    for (String route : List.of("usage?cluster=" + cluster.id() + "&", "usage?", "costs?")) {
      foreign
          .request()
          .get("/billing/v1/" + route + thatDay())
          .then()
          .statusCode(200)
          .body("data.size()", equalTo(0));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"live", "usage", "costs"})
  void nobodySeesABillWithoutSigningIn(String route) {
    Tenant.anonymous().get("/billing/v1/" + route + "?" + thatDay()).then().statusCode(401);
  }

  @ParameterizedTest
  @CsvSource({
    "usage, start_date=2026-11-01, end_date",
    "usage, start_date=2026-11-02&end_date=2026-11-01, end_date",
    "usage, start_date=yesterday&end_date=2026-11-01, start_date",
    "usage, start_date=2020-01-01&end_date=2026-11-01, end_date",
    "usage, start_date=2026-11-01&end_date=2026-11-02&group_by=owner, group_by",
    "usage, start_date=2026-11-01&end_date=2026-11-02&page_token=invented, page_token",
    "costs, end_date=2026-11-01, start_date",
    "costs, start_date=2026-11-01&end_date=2026-11-02&page_size=-1, page_size"
  })
  void aQuestionThatCannotBeAnsweredIsRefusedByName(String route, String query, String parameter) {
    tenant
        .request()
        .get("/billing/v1/" + route + "?" + query)
        .then()
        .statusCode(400)
        .body("errors[0].detail", containsString(parameter));
  }

  private JsonPath live() {
    return tenant.request().get("/billing/v1/live").then().statusCode(200).extract().jsonPath();
  }

  private JsonPath usage(String query) {
    return tenant
        .request()
        .get("/billing/v1/usage?" + query + "&" + thatDay())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private JsonPath costs() {
    return tenant
        .request()
        .get("/billing/v1/costs?" + thatDay())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private String thatDay() {
    return "start_date=" + day + "&end_date=" + day.plusDays(1);
  }

  private static BigDecimal sum(List<String> amounts) {
    return amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal decimal(Map<String, Object> cost, String name) {
    return new BigDecimal(cost.get(name).toString());
  }
}
