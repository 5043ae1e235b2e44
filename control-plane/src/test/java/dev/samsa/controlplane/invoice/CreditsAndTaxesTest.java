package dev.samsa.controlplane.invoice;

import static dev.samsa.controlplane.invoice.BilledTenant.MONTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Mailbox;
import dev.samsa.controlplane.tenant.Operator;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class CreditsAndTaxesTest {
  private static final BigDecimal LINES =
      new BigDecimal("1.50").multiply(BigDecimal.valueOf(MONTH.hours())).add(new BigDecimal("13"));

  @Inject Database database;
  @Inject Operator operator;
  @Inject InvoiceMailing mailing;

  @Test
  void promotionsLowerWhatIsTaxedPrepaidCreditPaysTheRestAndAVoidGivesBothBack() {
    sellInGermany();
    BilledTenant billed = buyerIn("DE", "");
    grant(billed, Map.of("kind", "PROMOTION", "amount", "100.00")).then().statusCode(201);
    grant(billed, Map.of("kind", "PREPAID", "amount", "50.00")).then().statusCode(201);
    IssuedInvoice invoice = IssuedInvoice.issue(operator, billed);

    BigDecimal taxable = LINES.subtract(new BigDecimal("100"));
    BigDecimal tax = taxable.multiply(new BigDecimal("0.19")).setScale(2, RoundingMode.HALF_UP);
    assertThat(invoice.amount("document.totals.taxable")).isEqualByComparingTo(taxable);
    assertThat(invoice.amount("document.totals.tax")).isEqualByComparingTo(tax);
    assertThat(invoice.amount("due"))
        .isEqualByComparingTo(taxable.add(tax).subtract(new BigDecimal("50")));
    assertThat(remaining(billed)).containsExactly("0.00", "0.00");

    String number = invoice.text("number");
    invoice
        .admin("void", Map.of("reason", "wrong buyer", "reissue", true))
        .then()
        .statusCode(200)
        .body("document_state", equalTo("VOID"))
        .body("payment_state", equalTo("CANCELLED"))
        .body("number", equalTo(number))
        .body("balance", equalTo("0.00"));
    assertThat(remaining(billed)).containsExactly("100.00", "50.00");

    IssuedInvoice again = reissued(billed, invoice);
    assertThat(again.text("number")).isNotEqualTo(number);
    assertThat(again.amount("due"))
        .isEqualByComparingTo(taxable.add(tax).subtract(new BigDecimal("50")));
  }

  @Test
  void aBusinessElsewhereInTheUnionPaysTheTaxItself() {
    sellInGermany();

    buyerAndInvoice("FR", "FR123")
        .get()
        .then()
        .body("document.tax_note", containsString("Reverse charge"))
        .body("document.taxes", hasSize(0));
    buyerAndInvoice("FR", "").get().then().body("document.taxes[0].name", equalTo("TVA"));
    buyerAndInvoice("US", "").get().then().body("document.taxes", hasSize(0));
  }

  @Test
  void aCreditNoteTakesBackPartOfALineWithItsTaxAndNeverMoreThanIsLeft() {
    sellInGermany();
    IssuedInvoice invoice = IssuedInvoice.issue(operator, buyerIn("DE", ""));
    String line = invoice.line("KAFKA_NETWORK_WRITE");
    BigDecimal due = invoice.amount("due");

    credit(invoice, line, "10.00")
        .then()
        .statusCode(201)
        .body("number", matchesPattern("INV-CN-[0-9]{4}-[0-9]{5}"))
        .body("net", equalTo("10.00"))
        .body("total", equalTo("11.90"));
    assertThat(invoice.amount("balance"))
        .isEqualByComparingTo(due.subtract(new BigDecimal("11.90")));
    credit(invoice, line, "3.01")
        .then()
        .statusCode(400)
        .body("errors[0].detail", containsString("3.00"));
    invoice.admin("void", Map.of("reason", "mistake")).then().statusCode(409);

    invoice.admin("mark-paid", Map.of()).then().statusCode(200);
    credit(invoice, line, "3.00").then().statusCode(201);
    invoice.get().then().body("payment_state", equalTo("PAID")).body("credit_notes", hasSize(2));
    assertThat(remaining(invoice.billed())).containsExactly("3.57");
    assertThatItsFilesAreItsOwn(invoice);
  }

  private void assertThatItsFilesAreItsOwn(IssuedInvoice invoice) {
    String note =
        "/billing/v1/invoices/"
            + invoice.id()
            + "/credit-notes/"
            + invoice.text("credit_notes[0].id");
    byte[] pdf =
        invoice
            .billed()
            .tenant()
            .request()
            .get(note + "/pdf")
            .then()
            .statusCode(200)
            .contentType("application/pdf")
            .extract()
            .asByteArray();
    assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    invoice
        .billed()
        .tenant()
        .request()
        .get(note + "/document")
        .then()
        .statusCode(200)
        .body("total", equalTo("11.90"));
    Tenant.signUp().request().get(note + "/pdf").then().statusCode(404);
    invoice.billed().tenant().request().get(note + "0/pdf").then().statusCode(404);
  }

  @Test
  void invoicesAndCreditNotesGoOutByMailWithTheirPdfOnceEach() {
    BilledTenant billed = buyerIn("DE", "");
    IssuedInvoice invoice = IssuedInvoice.issue(operator, billed);
    String line = invoice.line("KAFKA_NETWORK_WRITE");
    credit(invoice, line, "10.00").then().statusCode(201);
    List<String> mails = sentTo(accountsOf(billed), 2);
    assertThat(mails)
        .anySatisfy(mail ->
            assertThat(mail)
                .contains("Subject: Invoice " + invoice.text("number"))
                .contains("filename=\"" + invoice.text("number") + ".pdf\"")
                .contains("JVBERi0"))
        .anySatisfy(mail ->
            assertThat(mail)
                .contains("Subject: Credit note INV-CN-", "USD 11.90 are taken back", "JVBERi0"));

    BilledTenant nameless = BilledTenant.signUp(database).used();
    IssuedInvoice.issue(operator, nameless);
    sentTo(nameless.tenant().email(), 1);
  }

  /** The platform's own run may have taken some of them. */
  private List<String> sentTo(String address, int count) {
    mailing.sendDue();
    Awaitility.await().until(() -> Mailbox.mailsTo(address).size() >= count);
    mailing.sendDue();
    List<String> mails = Mailbox.mailsTo(address);
    assertThat(mails).hasSize(count);
    return mails;
  }

  @Test
  void whatACommitmentWasNotUsedForIsALineOnTheLastInvoiceOfItsTerm() {
    BilledTenant billed = BilledTenant.signUp(database).used();
    Map<String, String> term =
        Map.of(
            "name",
            "Starter",
            "amount",
            "5000.00",
            "from",
            MONTH.toString(),
            "to",
            MONTH.toString());
    String path = "/admin/v1/organizations/" + billed.tenant().organization() + "/commitments";
    operator.request().body(term).post(path).then().statusCode(201);
    operator.request().body(term).post(path).then().statusCode(409);

    IssuedInvoice invoice = IssuedInvoice.issue(operator, billed);

    assertThat(invoice.amount("document.lines.find { it.kind == 'SHORTFALL' }.amount"))
        .isEqualByComparingTo(new BigDecimal("5000").subtract(LINES));
    assertThat(invoice.amount("due")).isEqualByComparingTo("5000");
  }

  @Test
  void aPromotionCodeIsRedeemedOnceByEachAndBySoManyOnly() {
    String code = "HELLO-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
    Map<String, Object> made =
        Map.of("code", code, "amount", "25.00", "credit_days", 30, "max_redemptions", 1);
    operator.request().body(made).post("/admin/v1/promotion-codes").then().statusCode(201);
    operator.request().body(made).post("/admin/v1/promotion-codes").then().statusCode(409);
    Tenant first = Tenant.signUp();
    Tenant second = Tenant.signUp();

    redeem(first, code).then().statusCode(201).body("remaining", equalTo("25.00"));
    redeem(first, code).then().statusCode(409);
    first
        .request()
        .get("/api/organizations/1/promo_code_claims")
        .then()
        .statusCode(200)
        .body("claims[0].code", equalTo(code))
        .body("claims[0].balance", equalTo(250_000));
    redeem(second, code).then().statusCode(409);
    redeem(second, "UNKNOWN").then().statusCode(404);
    first
        .request()
        .get("/billing/v1/credits")
        .then()
        .statusCode(200)
        .body("data", hasSize(1))
        .body("data[0].code", equalTo(code));
    for (String amount : List.of("0", "-1", "1e9", "12.345", "many")) {
      operator
          .request()
          .body(Map.of("kind", "PREPAID", "amount", amount))
          .post("/admin/v1/organizations/" + first.organization() + "/credits")
          .then()
          .statusCode(400)
          .body("errors[0].source.pointer", equalTo("/amount"));
    }
  }

  private void sellInGermany() {
    operator
        .request()
        .body(Map.of("name", "Nordlicht GmbH", "country", "DE", "vat_id", "DE1"))
        .put("/admin/v1/seller")
        .then()
        .statusCode(200);
    operator
        .request()
        .body(
            Map.of(
                "rates",
                List.of(
                    Map.of("country", "DE", "name", "VAT", "rate", "0.19"),
                    Map.of("country", "FR", "name", "TVA", "rate", "0.20")),
                "union",
                List.of("DE", "FR")))
        .put("/admin/v1/taxes")
        .then()
        .statusCode(200);
  }

  private BilledTenant buyerIn(String country, String vatId) {
    BilledTenant billed = BilledTenant.signUp(database).used();
    billed
        .tenant()
        .request()
        .body(
            Map.of(
                "name", "Acme", "country", country, "vat_id", vatId, "email", accountsOf(billed)))
        .put("/billing/v1/billing-details")
        .then()
        .statusCode(200);
    return billed;
  }

  private static String accountsOf(BilledTenant billed) {
    return "accounts-" + billed.key() + "@example.com";
  }

  private IssuedInvoice buyerAndInvoice(String country, String vatId) {
    return IssuedInvoice.issue(operator, buyerIn(country, vatId));
  }

  private IssuedInvoice reissued(BilledTenant billed, IssuedInvoice before) {
    String id =
        billed
            .tenant()
            .request()
            .get("/billing/v1/invoices")
            .path("data.find { it.month == '" + MONTH + "' && it.id != '" + before.id() + "' }.id");
    IssuedInvoice again = new IssuedInvoice(operator, billed, id);
    again.admin("issue", Map.of()).then().statusCode(200);
    return again;
  }

  private Response grant(BilledTenant billed, Map<String, ?> credit) {
    return operator
        .request()
        .body(credit)
        .post("/admin/v1/organizations/" + billed.tenant().organization() + "/credits");
  }

  private static List<String> remaining(BilledTenant billed) {
    return billed.tenant().request().get("/billing/v1/credits").path("data.remaining");
  }

  private static Response redeem(Tenant tenant, String code) {
    return tenant.request().body(Map.of("code", code)).post("/billing/v1/credits/redeem");
  }

  private static Response credit(IssuedInvoice invoice, String line, String amount) {
    return invoice.admin(
        "credit-notes",
        Map.of("reason", "outage", "lines", List.of(Map.of("line_key", line, "amount", amount))));
  }
}
