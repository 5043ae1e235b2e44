package dev.samsa.controlplane.invoice;

import static dev.samsa.controlplane.invoice.BilledTenant.GB;
import static dev.samsa.controlplane.invoice.BilledTenant.MONTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Operator;
import dev.samsa.description.usage.UsageMeter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A tenant with two clusters, each with 13.00 of ingress beside its hours. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class CreditScopeRouteTest {
  @Inject Database database;
  @Inject Operator operator;

  private BilledTenant.Cluster orders;
  private BilledTenant.Cluster returns;

  @Test
  void aCreditForALineOfAClusterLowersThatLineOnlyAndKeepsTheRest() {
    BilledTenant billed = twoClusters();
    grant(
            billed,
            Map.of(
                "line_types", List.of("KAFKA_NETWORK_WRITE"), "resources", List.of(returns.id())))
        .then()
        .statusCode(201)
        .body("line_types", equalTo(List.of("KAFKA_NETWORK_WRITE")))
        .body("resources", equalTo(List.of(returns.id())));

    IssuedInvoice invoice = IssuedInvoice.issue(operator, billed);

    assertThat(uses(invoice)).containsExactly(returns.id() + "/KAFKA_NETWORK_WRITE 13.00");
    assertThat(invoice.amount("document.totals.promotions")).isEqualByComparingTo("13.00");
    assertThat(remaining(billed)).containsExactly("87.00");
  }

  @Test
  void aCodeForALineTypeLowersThoseLinesOfAllClusters() {
    BilledTenant billed = twoClusters();
    String code =
        "INGRESS-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    Map<String, Object> promotion = new HashMap<>();
    promotion.put("code", code);
    promotion.put("amount", "100.00");
    promotion.put("currency", "USD");
    promotion.put("line_types", List.of("KAFKA_NETWORK_WRITE"));
    operator.request().body(promotion).post("/admin/v1/promotion-codes").then().statusCode(201);
    billed
        .tenant()
        .request()
        .body(Map.of("code", code))
        .post("/billing/v1/credits/redeem")
        .then()
        .statusCode(201);

    assertThat(uses(IssuedInvoice.issue(operator, billed)))
        .containsExactlyInAnyOrder(
            orders.id() + "/KAFKA_NETWORK_WRITE 13.00",
            returns.id() + "/KAFKA_NETWORK_WRITE 13.00");
    assertThat(remaining(billed)).containsExactly("74.00");
  }

  @Test
  void prepaidMoneyHasNoScope() {
    grant(twoClusters(), Map.of("kind", "PREPAID", "line_types", List.of("KAFKA_NETWORK_WRITE")))
        .then()
        .statusCode(400)
        .body("errors[0].source.pointer", equalTo("/line_types"))
        .body("errors[0].detail", containsString("pays anything"));
  }

  private BilledTenant twoClusters() {
    BilledTenant billed = BilledTenant.signUp(database);
    orders = billed.cluster("orders", MONTH.start());
    returns = billed.cluster("returns", MONTH.start());
    for (BilledTenant.Cluster cluster : List.of(orders, returns)) {
      cluster.counter(
          UsageMeter.INGRESS_BYTES, MONTH.start(), GB.multiply(BigDecimal.valueOf(100)));
      cluster.seal(MONTH);
    }
    return billed;
  }

  private Response grant(BilledTenant billed, Map<String, ?> more) {
    Map<String, Object> credit = new HashMap<>();
    credit.put("kind", "PROMOTION");
    credit.put("amount", "100.00");
    credit.putAll(more);
    return operator
        .request()
        .body(credit)
        .post("/admin/v1/organizations/" + billed.tenant().organization() + "/credits");
  }

  /** Which line and how much, of each use. */
  private static List<String> uses(IssuedInvoice invoice) {
    List<Map<String, String>> credits = invoice.get().path("document.credits");
    return credits.stream()
        .map(use -> {
          String key = use.get("line_key");
          return key.substring(0, key.indexOf("/USAGE/")) + " " + use.get("amount");
        })
        .toList();
  }

  private static List<String> remaining(BilledTenant billed) {
    return billed.tenant().request().get("/billing/v1/credits").path("data.remaining");
  }
}
