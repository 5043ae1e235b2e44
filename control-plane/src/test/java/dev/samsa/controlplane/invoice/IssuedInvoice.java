package dev.samsa.controlplane.invoice;

import dev.samsa.controlplane.tenant.Operator;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.Map;

/** An issued invoice of a tenant, as tests use it over HTTP. */
record IssuedInvoice(Operator operator, BilledTenant billed, String id) {

  /** Issues the draft of the month that is over. */
  static IssuedInvoice issue(Operator operator, BilledTenant billed) {
    String id =
        billed
            .tenant()
            .request()
            .get("/billing/v1/invoices")
            .then()
            .statusCode(200)
            .extract()
            .path("data.find { it.month == '" + BilledTenant.MONTH + "' }.id");
    IssuedInvoice invoice = new IssuedInvoice(operator, billed, id);
    invoice.admin("issue", Map.of()).then().statusCode(200);
    return invoice;
  }

  /** As its tenant sees it. */
  Response get() {
    Response response = billed.tenant().request().get("/billing/v1/invoices/" + id);
    response.then().statusCode(200);
    return response;
  }

  String text(String path) {
    return get().path(path);
  }

  BigDecimal amount(String path) {
    return new BigDecimal(text(path));
  }

  /** The key of its line of that type. */
  String line(String type) {
    return text("document.lines.find { it.rated.line_type == '" + type + "' }.key");
  }

  Response pay(String provider) {
    return billed
        .tenant()
        .request()
        .body(Map.of("provider", provider))
        .post("/billing/v1/invoices/" + id + "/pay");
  }

  Response admin(String action, Map<String, ?> body) {
    return operator.request().body(body).post("/admin/v1/invoices/" + id + "/" + action);
  }
}
