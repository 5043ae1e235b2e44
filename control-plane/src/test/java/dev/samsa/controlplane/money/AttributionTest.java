package dev.samsa.controlplane.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.ClusterRows;
import dev.samsa.controlplane.tenant.Tenant;
import dev.samsa.controlplane.tenant.UsageRows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Splits, labels, forecast and what-if over HTTP, on usage that stands in the database. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class AttributionTest {
  private static final long GB = 1L << 30;

  @Inject ClusterRows clusters;
  @Inject UsageRows usage;

  private final Instant now = Instant.now();

  @Test
  void aLineIsSplitByTopicsAndWhatIsNobodysIsAPartOfItsOwn() {
    Tenant tenant = Tenant.signUp();
    String cluster = standard(tenant);
    usage.counted(cluster, "INGRESS_BYTES", "orders", now, 3 * GB);
    usage.counted(cluster, "INGRESS_BYTES", "clicks", now, GB);

    JsonPath split = split(tenant, "topic");
    Map<String, String> parts = parts(split);
    assertThat(parts).containsEntry(cluster + "/orders", "0.330000");
    assertThat(parts).containsEntry(cluster + "/clicks", "0.110000");
    // The base price is nobody's.
    assertThat(new BigDecimal(parts.get(""))).isGreaterThanOrEqualTo(new BigDecimal("1.00"));
    assertSums(split);
  }

  @Test
  void labelsAreInheritedFromTheEnvironmentAndTheClustersOwnGoFirst() {
    Tenant tenant = Tenant.signUp();
    String one = standard(tenant);
    String other = standard(tenant);
    label(tenant, tenant.environment(), Map.of("team", "platform"));
    label(tenant, one, Map.of("team", "shop", "cost-center", "42"));

    assertThat(parts(split(tenant, "label:team")).keySet())
        .containsExactlyInAnyOrder("shop", "platform");
    assertThat(parts(split(tenant, "label:cost-center")).keySet())
        .containsExactlyInAnyOrder("42", "");
    assertThat(parts(split(tenant, "cluster")).keySet()).containsExactlyInAnyOrder(one, other);
    assertThat(parts(split(tenant, "environment")).keySet()).containsExactly(tenant.environment());
    tenant.request().get("/billing/v1/labels").then().body("data", hasSize(2));
  }

  @Test
  void principalsShareInProportionToWhatTheirQuotasCounted() {
    Tenant tenant = Tenant.signUp();
    String cluster = standard(tenant);
    String account = tenant.serviceAccount("robot");
    usage.counted(cluster, "INGRESS_BYTES", "orders", now, 10 * GB);
    usage.countedFor(cluster, "INGRESS_BYTES", account, now, 6 * GB);
    usage.countedFor(cluster, "INGRESS_BYTES", tenant.user(), now, 3 * GB);

    JsonPath split = split(tenant, "principal");
    assertThat(parts(split))
        .containsEntry(account, "0.660000")
        .containsEntry(tenant.user(), "0.330000");
    assertThat(split.getList("parts.method", String.class))
        .contains("PROPORTIONAL", "UNATTRIBUTED");
    assertSums(split);
    JsonPath accounts = split(tenant, "service_account");
    assertThat(parts(accounts).keySet()).containsExactlyInAnyOrder(account, "");
    assertSums(accounts);
    label(tenant, account, Map.of("team", "shop"));
    assertThat(parts(split(tenant, "label:team"))).containsEntry("shop", "0.660000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"topic", "principal", "service_account", "cluster", "environment", "label:x"})
  void whateverItIsSplitByThePartsSumToTheBill(String groupBy) {
    Tenant tenant = Tenant.signUp();
    String cluster = standard(tenant);
    for (int topic = 0; topic < 7; topic++) {
      usage.counted(cluster, "INGRESS_BYTES", "topic-" + topic, now, 1_000_003L * (topic + 1));
      usage.counted(cluster, "EGRESS_BYTES", "topic-" + topic, now, 77_777L * (topic + 1));
      usage.counted(cluster, "PARTITIONS", "topic-" + topic, now, 3_600_000L * 200);
    }
    assertSums(split(tenant, groupBy));
  }

  @Test
  void labelsAreCheckedAndBelongToTheirOrganization() {
    Tenant tenant = Tenant.signUp();
    Tenant other = Tenant.signUp();
    String account = tenant.serviceAccount("robot");
    label(tenant, account, Map.of("team", "shop"));
    tenant
        .request()
        .get("/billing/v1/labels/" + account)
        .then()
        .statusCode(200)
        .body("labels.team", equalTo("shop"));
    other.request().get("/billing/v1/labels/" + account).then().statusCode(404);
    other
        .request()
        .body(Map.of("labels", Map.of()))
        .put("/billing/v1/labels/" + account)
        .then()
        .statusCode(404);
    tenant
        .request()
        .body(Map.of("labels", Map.of("Team", "x")))
        .put("/billing/v1/labels/" + account)
        .then()
        .statusCode(400)
        .body("errors[0].detail", containsString("lower-case"));
    Tenant.basic(tenant.cloudKey(account))
        .body(Map.of("labels", Map.of("team", "y")))
        .put("/billing/v1/labels/" + account)
        .then()
        .statusCode(403);
    label(tenant, account, Map.of());
    tenant.request().get("/billing/v1/labels").then().body("data", hasSize(0));
  }

  @Test
  void aForecastIsAtLeastWhatIsSpent() {
    Tenant tenant = Tenant.signUp();
    standard(tenant);
    JsonPath forecast =
        tenant.request().get("/billing/v1/forecast").then().statusCode(200).extract().jsonPath();
    assertThat(new BigDecimal(forecast.getString("expected")))
        .isGreaterThanOrEqualTo(new BigDecimal("1.00"));
    assertThat(forecast.getString("basis")).contains("rate so far");
  }

  @Test
  void theMonthOnOtherTermsIsRatedFromItsOwnUsage() {
    Tenant tenant = Tenant.signUp();
    String cluster = standard(tenant);
    usage.counted(cluster, "INGRESS_BYTES", "orders", now, 10 * GB);
    String month = YearMonth.from(now.atOffset(ZoneOffset.UTC)).toString();

    JsonPath same = history(tenant, Map.of("month", month));
    assertThat(same.getString("difference")).isEqualTo("0.00");
    assertThat(same.getString("after.total")).isEqualTo(same.getString("before.total"));

    JsonPath basic = history(tenant, Map.of("month", month, "tier", "basic", "zones", "single"));
    assertThat(new BigDecimal(basic.getString("after.total"))).isEqualByComparingTo("1.30");
    assertThat(new BigDecimal(basic.getString("difference"))).isNegative();

    JsonPath abroad =
        history(tenant, Map.of("month", month, "cloud", "AWS", "region", "eu-central-1"));
    assertThat(abroad.getList("after.lines.unit_price", String.class)).contains("0.121");
  }

  @Test
  void otherTermsThatCannotBeAreRefused() {
    Tenant tenant = Tenant.signUp();
    Tenant other = Tenant.signUp();
    String cluster = standard(tenant);
    refused(tenant, Map.of("month", "2999-01"), 400, "month must be one that has begun");
    refused(tenant, Map.of("zones", "two"), 400, "zones must be single or multi");
    refused(tenant, Map.of("cloud", "AWS"), 400, "cloud and region must be given together");
    refused(tenant, Map.of("partitions", -1), 400, "partitions must not be negative");
    refused(other, Map.of("clusters", List.of(cluster)), 404, "was not found");
    refused(
        tenant,
        Map.of("month", YearMonth.from(now.atOffset(ZoneOffset.UTC)).toString(), "tier", "gold"),
        400,
        "There is no price for that");
    Tenant.anonymous().body(Map.of()).post("/billing/v1/estimates/history").then().statusCode(401);
  }

  private static void refused(Tenant tenant, Map<String, ?> body, int status, String sentence) {
    tenant
        .request()
        .body(body)
        .post("/billing/v1/estimates/history")
        .then()
        .statusCode(status)
        .body("errors[0].detail", containsString(sentence));
  }

  private static JsonPath history(Tenant tenant, Map<String, ?> body) {
    return tenant
        .request()
        .body(body)
        .post("/billing/v1/estimates/history")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private String standard(Tenant tenant) {
    String cluster = clusters.insert(tenant.environment());
    usage.runningSince(cluster, "STANDARD", now.minus(1, ChronoUnit.MINUTES));
    return cluster;
  }

  private static void label(Tenant tenant, String object, Map<String, String> labels) {
    tenant
        .request()
        .body(Map.of("labels", labels))
        .put("/billing/v1/labels/" + object)
        .then()
        .statusCode(200);
  }

  private static JsonPath split(Tenant tenant, String groupBy) {
    return tenant
        .request()
        .get("/billing/v1/attribution?group_by=" + groupBy)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static Map<String, String> parts(JsonPath split) {
    Map<String, String> parts = new java.util.HashMap<>();
    List<Map<String, String>> all = split.getList("parts");
    all.forEach(part -> parts.put(part.get("key"), part.get("amount")));
    return parts;
  }

  private static void assertSums(JsonPath split) {
    BigDecimal amount = new BigDecimal(split.getString("amount"));
    assertThat(sum(split.getList("parts.amount", String.class))).isEqualByComparingTo(amount);
    assertThat(sum(split.getList("lines.amount", String.class))).isEqualByComparingTo(amount);
    List<Map<String, Object>> lines = split.getList("lines");
    for (int i = 0; i < lines.size(); i++) {
      assertThat(sum(split.getList("lines[" + i + "].parts.amount", String.class)))
          .isEqualByComparingTo(lines.get(i).get("amount").toString());
    }
  }

  private static BigDecimal sum(List<String> amounts) {
    return amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
