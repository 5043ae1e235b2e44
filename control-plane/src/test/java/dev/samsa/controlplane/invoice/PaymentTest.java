package dev.samsa.controlplane.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.payment.AttemptState;
import dev.samsa.controlplane.payment.SignedEvent;
import dev.samsa.controlplane.payment.StripeStandIn;
import dev.samsa.controlplane.tenant.Operator;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(StripeStandIn.class)
class PaymentTest {
  @Inject Database database;
  @Inject Operator operator;

  @ConfigProperty(name = "samsa.payments.stripe.api-base")
  String stripe;

  @Test
  void anAttemptGoesOnlyWhereItsStateAllows() {
    for (AttemptState from : AttemptState.values()) {
      assertThat(from.successors()).doesNotContain(from, AttemptState.CREATED);
    }
    assertThat(AttemptState.SUCCEEDED.successors()).isEmpty();
  }

  @Test
  void aBankTransferIsToldAndConfirmedByTheOperatorInParts() {
    IssuedInvoice invoice = issued();
    invoice
        .pay("manual")
        .then()
        .statusCode(200)
        .body("instructions", containsString(invoice.text("number")));
    assertThat(invoice.text("payment_state")).isEqualTo("OPEN");

    BigDecimal due = invoice.amount("due");
    invoice.admin("mark-paid", Map.of("amount", "100.00")).then().statusCode(200);
    assertThat(invoice.amount("balance")).isEqualByComparingTo(due.subtract(new BigDecimal("100")));
    assertThat(invoice.text("payment_state")).isEqualTo("OPEN");

    invoice.admin("mark-paid", Map.of("note", "statement 7")).then().statusCode(200);
    assertThat(invoice.text("payment_state")).isEqualTo("PAID");
    assertThat(invoice.amount("balance")).isZero();
    invoice.admin("mark-paid", Map.of()).then().statusCode(409);
    invoice.admin("void", Map.of("reason", "mistake")).then().statusCode(409);
    invoice.pay("manual").then().statusCode(409);
  }

  @Test
  void aPaymentByStripeCountsOnceHoweverOftenItIsBegunAndTold() {
    IssuedInvoice invoice = issued();
    String url = invoice.pay("stripe").then().statusCode(200).extract().path("url");
    assertThat(invoice.text("payment_state")).isEqualTo("PENDING");
    assertThat(invoice.pay("stripe").<String>path("url")).isEqualTo(url);
    String payment = invoice.text("payments[0].id");
    assertThat(asked(payment)).isOne();

    SignedEvent event = SignedEvent.paid(event(), payment, session(url), cents(invoice));
    event.send(Instant.now(), "whsec_of-somebody").then().statusCode(400);
    event.send(Instant.now().minusSeconds(3600), "whsec_for-tests").then().statusCode(400);
    assertThat(invoice.text("payment_state")).isEqualTo("PENDING");
    for (int i = 0; i < 3; i++) {
      event.send().then().statusCode(200);
    }

    invoice
        .get()
        .then()
        .body("payment_state", equalTo("PAID"))
        .body("payments", hasSize(1))
        .body("payments[0].state", equalTo("SUCCEEDED"));
    credits(invoice).then().body("data", hasSize(0));
  }

  @Test
  void aDeathBeforeOrAfterStripeWasAskedRepeatsTheSamePayment() {
    IssuedInvoice invoice = issued();
    String url = invoice.pay("stripe").path("url");
    String payment = invoice.text("payments[0].id");
    // As it is if the process dies before it writes down what Stripe answered.
    database.update(
        "UPDATE payment SET state = 'CREATED', provider_reference = NULL, url = NULL"
            + " WHERE public_id = ?",
        payment);

    assertThat(invoice.pay("stripe").<String>path("url")).isEqualTo(url);
    invoice.get().then().body("payments", hasSize(1));

    database.update(
        "UPDATE payment SET state = 'CREATED', provider_reference = NULL, url = NULL"
            + " WHERE public_id = ?",
        payment);
    SignedEvent.paid(event(), payment, session(url), cents(invoice)).send().then().statusCode(200);
    assertThat(invoice.text("payment_state")).isEqualTo("PAID");
  }

  @Test
  void aSessionThatExpiredLeavesTheInvoiceOpenToBePaidAnew() {
    IssuedInvoice invoice = issued();
    String url = invoice.pay("stripe").path("url");
    SignedEvent.expired(event(), invoice.text("payments[0].id"), session(url))
        .send()
        .then()
        .statusCode(200);
    assertThat(invoice.text("payment_state")).isEqualTo("OPEN");

    String another = invoice.pay("stripe").path("url");

    assertThat(another).isNotEqualTo(url);
    invoice.get().then().body("payments.state", equalTo(java.util.List.of("FAILED", "PENDING")));
  }

  @Test
  void whatIsPaidTwiceGoesToPrepaidCreditAndAnotherAmountIsNotTaken() {
    IssuedInvoice invoice = issued();
    String url = invoice.pay("stripe").path("url");
    String payment = invoice.text("payments[0].id");
    SignedEvent.paid(event(), payment, session(url), 1).send().then().statusCode(200);
    assertThat(invoice.text("payment_state")).isEqualTo("PENDING");
    invoice.admin("mark-paid", Map.of()).then().statusCode(200);

    SignedEvent.paid(event(), payment, session(url), cents(invoice)).send().then().statusCode(200);

    credits(invoice)
        .then()
        .body("data", hasSize(1))
        .body("data[0].kind", equalTo("PREPAID"))
        .body("data[0].remaining", equalTo(invoice.text("due")));
  }

  @Test
  void aDebtThatWasGivenUpStaysOwedAndMayStillBePaidByTransferOrByStripe() {
    IssuedInvoice byTransfer = issued();
    BigDecimal due = byTransfer.amount("due");
    byTransfer
        .admin("mark-uncollectible", Map.of())
        .then()
        .statusCode(200)
        .body("payment_state", equalTo("UNCOLLECTIBLE"))
        .body("document_state", equalTo("ISSUED"));
    assertThat(byTransfer.text("payment_state")).isEqualTo("UNCOLLECTIBLE");
    assertThat(byTransfer.amount("balance")).isEqualByComparingTo(due);
    byTransfer.admin("mark-uncollectible", Map.of()).then().statusCode(409);
    assertThat(audited(byTransfer, "invoice.mark-uncollectible")).isOne();

    byTransfer.admin("mark-paid", Map.of("amount", "1.00")).then().statusCode(200);
    assertThat(byTransfer.text("payment_state")).isEqualTo("UNCOLLECTIBLE");
    byTransfer.admin("mark-paid", Map.of()).then().statusCode(200);
    assertThat(byTransfer.text("payment_state")).isEqualTo("PAID");
    assertThat(byTransfer.amount("balance")).isZero();
    byTransfer.admin("mark-uncollectible", Map.of()).then().statusCode(409);

    IssuedInvoice byStripe = issued();
    byStripe.admin("mark-uncollectible", Map.of()).then().statusCode(200);
    String url = byStripe.pay("stripe").then().statusCode(200).extract().path("url");
    SignedEvent.paid(event(), byStripe.text("payments[0].id"), session(url), cents(byStripe))
        .send()
        .then()
        .statusCode(200);
    assertThat(byStripe.text("payment_state")).isEqualTo("PAID");
  }

  @Test
  void anInvoiceInYenIsAskedForAndPaidInWholeYen() {
    BilledTenant billed = BilledTenant.signUp(database);
    String list =
        ShippedCatalogs.text("classic-1.json")
            .replaceFirst("\"id\": \"classic\"", "\"id\": \"yen\"")
            .replaceFirst("\"currency\": \"USD\"", "\"currency\": \"JPY\"")
            .replaceFirst("\"scale\": 2", "\"scale\": 0");
    operator.request().body(list).post("/admin/v1/catalogs").then().statusCode(201);
    database.update(
        "INSERT INTO catalog_binding (organization_id, from_hour, catalog, created_at)"
            + " VALUES (?, ?, 'yen-1', now())",
        billed.key(),
        BilledTenant.MONTH.start());
    IssuedInvoice invoice = IssuedInvoice.issue(operator, billed.used());
    // 1.50 an hour and 100 GB at 0.13.
    long due = 3L * BilledTenant.MONTH.hours() / 2 + 13;
    assertThat(invoice.text("due")).isEqualTo(Long.toString(due));
    assertThat(invoice.text("currency")).isEqualTo("JPY");

    String url = invoice.pay("stripe").then().statusCode(200).extract().path("url");
    String payment = invoice.text("payments[0].id");
    assertThat(Tenant.anonymous().get(stripe + "/seen").asString().lines())
        .filteredOn(line -> line.startsWith(payment))
        .singleElement()
        .asString()
        .contains("[currency]=jpy", "[unit_amount]=" + due + "&");
    SignedEvent.paid(event(), payment, session(url), due, "jpy").send().then().statusCode(200);
    assertThat(invoice.text("payment_state")).isEqualTo("PAID");
    assertThat(invoice.text("balance")).isEqualTo("0");
    byte[] pdf =
        billed
            .tenant()
            .request()
            .get("/billing/v1/invoices/" + invoice.id() + "/pdf")
            .asByteArray();
    assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
  }

  @Test
  void aProviderThatIsDownOrRefusesIsToldApart() {
    IssuedInvoice invoice = issued();
    try {
      mode("down");
      invoice.pay("stripe").then().statusCode(503).header("Retry-After", notNullValue());
      mode("refuse");
      invoice.pay("stripe").then().statusCode(409);
    } finally {
      mode("up");
    }
    assertThat(invoice.text("payment_state")).isEqualTo("OPEN");
    invoice.pay("stripe").then().statusCode(200);
    invoice.pay("paypal").then().statusCode(400);
  }

  private IssuedInvoice issued() {
    return IssuedInvoice.issue(operator, BilledTenant.signUp(database).used());
  }

  private static io.restassured.response.Response credits(IssuedInvoice invoice) {
    return invoice.billed().tenant().request().get("/billing/v1/credits");
  }

  private static int audited(IssuedInvoice invoice, String action) {
    return invoice
        .billed()
        .tenant()
        .request()
        .get("/iam/v2/audit-entries?action=" + action + "&object=" + invoice.id())
        .then()
        .statusCode(200)
        .extract()
        .path("data.size()");
  }

  private static long cents(IssuedInvoice invoice) {
    return invoice.amount("due").movePointRight(2).longValueExact();
  }

  private static String session(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private static String event() {
    return "evt_" + UUID.randomUUID();
  }

  private long asked(String payment) {
    return Tenant.anonymous()
        .get(stripe + "/seen")
        .asString()
        .lines()
        .filter(line -> line.startsWith(payment))
        .count();
  }

  private void mode(String mode) {
    Tenant.anonymous().get(stripe + "/mode/" + mode).then().statusCode(200);
  }
}
