package dev.samsa.controlplane.invoice;

import static dev.samsa.controlplane.invoice.BilledTenant.GB;
import static dev.samsa.controlplane.invoice.BilledTenant.MONTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.reconciliation.TestReconciliation;
import dev.samsa.controlplane.tenant.Operator;
import dev.samsa.controlplane.tenant.Tenant;
import dev.samsa.description.usage.UsageMeter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class InvoiceRouteTest {
  @Inject Database database;
  @Inject Operator operator;
  @Inject TestReconciliation reconciliation;

  @Test
  void aDraftFollowsTheUsageAndIsIssuedOnceTheMonthIsOver() throws Exception {
    BilledTenant billed = BilledTenant.signUp(database).used();
    String draft = draftOf(billed);
    billed
        .tenant()
        .request()
        .get("/billing/v1/invoices/" + draft)
        .then()
        .statusCode(200)
        .body("document_state", equalTo("DRAFT"))
        .body("payment_state", equalTo("NOT_DUE"))
        .body("number", nullValue())
        .body("document.lines.size()", equalTo(5))
        .body("attention[0]", containsString("follows the usage"));
    billed.tenant().request().get(path(draft, "document")).then().statusCode(409);

    issue(draft)
        .then()
        .statusCode(200)
        .body("organization.id", equalTo(billed.tenant().organization()));

    Response got = billed.tenant().request().get("/billing/v1/invoices/" + draft);
    got.then()
        .statusCode(200)
        .body("document_state", equalTo("ISSUED"))
        .body("payment_state", equalTo("OPEN"))
        .body("number", matchesPattern("INV-[0-9]{4}-[0-9]{5}"))
        .body("organization", nullValue());
    BigDecimal due = new BigDecimal(got.<String>path("due"));
    assertThat(due)
        .isEqualByComparingTo(
            new BigDecimal("1.5")
                .multiply(BigDecimal.valueOf(MONTH.hours()))
                .add(new BigDecimal("13")));
    assertThat(got.<String>path("balance")).isEqualTo(got.<String>path("due"));
    byte[] document =
        billed.tenant().request().get(path(draft, "document")).then().extract().asByteArray();
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document)))
        .isEqualTo(got.<String>path("hash"));
    issue(draft).then().statusCode(409);
  }

  @Test
  void theFilesOfAnInvoiceAddUpToWhatIsDue() {
    BilledTenant billed = BilledTenant.signUp(database).used();
    String id = draftOf(billed);
    issue(id).then().statusCode(200);
    String due = billed.tenant().request().get("/billing/v1/invoices/" + id).path("due");

    String csv = file(billed, id, "csv", "text/csv");
    assertThat(sum(csv, "amount")).isEqualByComparingTo(due);
    String focus = file(billed, id, "focus", "text/csv");
    assertThat(sum(focus, "BilledCost")).isEqualByComparingTo(due);
    byte[] pdf =
        billed
            .tenant()
            .request()
            .get(path(id, "pdf"))
            .then()
            .statusCode(200)
            .header("Content-Disposition", containsString(".pdf"))
            .contentType("application/pdf")
            .extract()
            .asByteArray();
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  @Test
  void onlyWhoMayNeedToSeeMoneySeesInvoicesAndOnlyThoseOfItsOwn() {
    BilledTenant billed = BilledTenant.signUp(database).used();
    String id = draftOf(billed);
    Tenant other = Tenant.signUp();
    Tenant.Key key = billed.tenant().cloudKey(billed.tenant().serviceAccount("reader"));

    for (String path :
        List.of("/billing/v1/invoices/" + id, path(id, "pdf"), path(id, "document"))) {
      other.request().get(path).then().statusCode(404);
      Tenant.basic(key).get(path).then().statusCode(403);
      Tenant.anonymous().get(path).then().statusCode(401);
    }
    Tenant.basic(key).get("/billing/v1/invoices").then().statusCode(403);
    other.request().get("/billing/v1/invoices").then().statusCode(200).body("data", empty());
    other.request().get("/admin/v1/invoices").then().statusCode(404);
    other.request().post("/admin/v1/invoices/" + id + "/issue").then().statusCode(404);
  }

  @Test
  void parkedUsageHoldsTheInvoiceUpAndIsTold() {
    BilledTenant billed = BilledTenant.signUp(database).used();
    database.update(
        "UPDATE kafka_cluster_state SET tier = 'PLATINUM' WHERE cluster_id IN"
            + " (SELECT id FROM kafka_cluster WHERE organization_id = ?)",
        billed.key());
    String id = draftOf(billed);

    issue(id).then().statusCode(409).body("errors[0].detail", containsString("parked"));
    billed
        .tenant()
        .request()
        .get("/billing/v1/invoices/" + id)
        .then()
        .statusCode(200)
        .body("total", nullValue())
        .body("attention", hasItem(containsString("PLATINUM")));
  }

  @Test
  void theBuyerAndTheSellerStandOnTheInvoiceAsTheyWereAtIssue() {
    BilledTenant billed = BilledTenant.signUp(database).used();
    Map<String, Object> details =
        Map.of("name", "Acme Ltd", "address", List.of("1 Way"), "country", "IE", "vat_id", "IE7");
    billed
        .tenant()
        .request()
        .body(details)
        .put("/billing/v1/billing-details")
        .then()
        .statusCode(200);
    String id = draftOf(billed);
    issue(id).then().statusCode(200).body("document.buyer.name", equalTo("Acme Ltd"));

    billed
        .tenant()
        .request()
        .body(Map.of("name", "Other", "country", "FR"))
        .put("/billing/v1/billing-details")
        .then()
        .statusCode(200);
    billed
        .tenant()
        .request()
        .get("/billing/v1/invoices/" + id)
        .then()
        .body("document.buyer.name", equalTo("Acme Ltd"))
        .body("document.buyer.country", equalTo("IE"));
    billed
        .tenant()
        .request()
        .body(Map.of("name", "Other", "country", "Ireland"))
        .put("/billing/v1/billing-details")
        .then()
        .statusCode(400)
        .body("errors[0].source.pointer", equalTo("/country"));
  }

  @Test
  void aChangeOfPricesPrintsTwoLinesAndTheListIsValidatedWithLineAndReason() {
    BilledTenant billed = BilledTenant.signUp(database).used();
    String key = "classic-" + (int) (1000 + billed.key());
    String dearer =
        ShippedCatalogs.text("classic-1.json")
            .replaceFirst("\"version\": 1", "\"version\": " + (1000 + billed.key()));
    operator.request().body(dearer).post("/admin/v1/catalogs").then().statusCode(201);
    operator.request().body(dearer).post("/admin/v1/catalogs").then().statusCode(409);
    operator
        .request()
        .body(dearer.replaceFirst("\"currency\": \"USD\"", "\"currency\": \"gold\""))
        .post("/admin/v1/catalogs")
        .then()
        .statusCode(400)
        .body("errors[0].detail", matchesPattern("the price list:[0-9]+: /currency .*ISO 4217.*"));

    // Over REST only hours to come can be bound; the middle of the month is long over.
    Instant past = MONTH.start().plus(10, ChronoUnit.DAYS);
    bind(billed, key, past)
        .then()
        .statusCode(400)
        .body("errors[0].source.pointer", equalTo("/from"));
    Instant soon = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(2, ChronoUnit.HOURS);
    bind(billed, key, soon).then().statusCode(201).body("data[-1].catalog", equalTo(key));
    database.update(
        "UPDATE catalog_binding SET from_hour = ? WHERE organization_id = ?", past, billed.key());

    String id = draftOf(billed);
    issue(id)
        .then()
        .statusCode(200)
        .body("document.lines.size()", equalTo(10))
        .body("document.lines.findAll { it.rated.catalog == '" + key + "' }", hasSize(5));
    billed
        .tenant()
        .request()
        .get("/billing/v1/prices")
        .then()
        .statusCode(200)
        .body("data.catalog", equalTo(List.of("classic-1", key)));
    billed.tenant().request().get("/billing/v1/prices/elastic-1").then().statusCode(404);
  }

  @Test
  void anInvoiceIsComparedWithWhatItsMonthComesToAndADifferenceIsTold() {
    BilledTenant billed = BilledTenant.signUp(database).used();
    IssuedInvoice invoice = IssuedInvoice.issue(operator, billed);
    reconciliation.compareInvoices(Instant.now());
    assertThat(differences(invoice)).isEmpty();

    database.update(
        """
        UPDATE usage_bucket SET amount = amount + ? WHERE meter = 'INGRESS_BYTES'
          AND cluster_id IN (SELECT id FROM kafka_cluster WHERE organization_id = ?)
        """,
        BilledTenant.GB.multiply(BigDecimal.TEN),
        billed.key());
    reconciliation.compareInvoices(Instant.now().plus(25, ChronoUnit.HOURS));

    assertThat(differences(invoice)).containsExactly("AMOUNT 14.30 13.00", "QUANTITY 110 100");
    assertThat(reconciliation.metric("invoices_residual")).isPositive();
    billed
        .tenant()
        .request()
        .get("/iam/v2/audit-entries?action=reconciliation.invoice&object=" + invoice.id())
        .then()
        .statusCode(200)
        .body("data", hasSize(2))
        .body("data.detail", hasItem(containsString("110 by rating, 100 on the invoice")));
  }

  private List<String> differences(IssuedInvoice invoice) {
    List<Map<String, String>> found =
        operator
            .request()
            .get("/admin/v1/reconciliation")
            .path("invoice_findings.findAll { it.number == '" + invoice.text("number") + "' }");
    return found.stream()
        .map(f -> f.get("what") + " " + f.get("expected") + " " + f.get("actual"))
        .toList();
  }

  @Test
  void theEstimateOfAnHoursWorkIsTheInvoicesLine() {
    BilledTenant billed = BilledTenant.signUp(database);
    BilledTenant.Cluster cluster = billed.cluster("orders", MONTH.start());
    database.update(
        "INSERT INTO kafka_cluster_state (cluster_id, state, tier, entered_at)"
            + " VALUES (?, 'DELETED', 'STANDARD', ?)",
        cluster.key(),
        MONTH.start().plus(1, ChronoUnit.HOURS));
    cluster.counter(UsageMeter.INGRESS_BYTES, MONTH.start(), GB.multiply(BigDecimal.valueOf(7)));
    cluster.counter(UsageMeter.EGRESS_BYTES, MONTH.start(), GB.multiply(BigDecimal.valueOf(21)));
    cluster.level(UsageMeter.PARTITIONS, MONTH.start(), BigDecimal.valueOf(600));
    cluster.seal(MONTH);
    database.update(
        "UPDATE usage_bucket SET last_level = 0 WHERE cluster_id = ? AND meter = 'PARTITIONS'",
        cluster.key());
    String id = draftOf(billed);
    Response invoice = issue(id);
    invoice.then().statusCode(200);

    Response estimate =
        billed
            .tenant()
            .request()
            .body(
                Map.of(
                    "tier",
                    "standard",
                    "cloud",
                    "AWS",
                    "region",
                    "us-east-1",
                    "zones",
                    "multi",
                    "ingress_gb_per_month",
                    7,
                    "egress_gb_per_month",
                    21,
                    "retention_hours",
                    0,
                    "partitions",
                    600,
                    "hours",
                    1))
            .post("/billing/v1/estimates");
    estimate.then().statusCode(200);

    assertThat(estimate.<String>path("total")).isEqualTo(invoice.<String>path("total"));
    for (String type :
        List.of("KAFKA_BASE", "KAFKA_NETWORK_WRITE", "KAFKA_NETWORK_READ", "KAFKA_PARTITION")) {
      assertThat(estimate.<String>path("lines.find { it.line_type == '" + type + "' }.amount"))
          .as(type)
          .isEqualTo(
              invoice.<String>path(
                  "document.lines.find { it.rated.line_type == '" + type + "' }.amount"));
    }
  }

  private Response bind(BilledTenant billed, String catalog, Instant from) {
    return operator
        .request()
        .body(Map.of("catalog", catalog, "from", from.toString()))
        .post("/admin/v1/organizations/" + billed.tenant().organization() + "/catalog-bindings");
  }

  private static String draftOf(BilledTenant billed) {
    return billed
        .tenant()
        .request()
        .get("/billing/v1/invoices")
        .then()
        .statusCode(200)
        .body("data[-1].month", equalTo(MONTH.toString()))
        .body("data[-1].id", startsWith("inv-"))
        .extract()
        .path("data[-1].id");
  }

  private Response issue(String id) {
    return operator.request().post("/admin/v1/invoices/" + id + "/issue");
  }

  private static String path(String id, String file) {
    return "/billing/v1/invoices/" + id + "/" + file;
  }

  private static String file(BilledTenant billed, String id, String file, String type) {
    return billed
        .tenant()
        .request()
        .get(path(id, file))
        .then()
        .statusCode(200)
        .contentType(containsString(type))
        .extract()
        .asString();
  }

  /** Adds up a column; no cell before it holds a comma in these tests. */
  private static BigDecimal sum(String csv, String column) {
    List<String> rows = csv.lines().toList();
    int index = List.of(rows.getFirst().split(",")).indexOf(column);
    return rows.stream()
        .skip(1)
        .map(row -> new BigDecimal(row.split(",", -1)[index]))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
