package dev.samsa.controlplane.api;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class AnswerDescriptionsTest {

  @Test
  void theDocumentNamesTheStatusThatARouteGives() {
    document()
        .body("paths.'/cmk/v2/clusters'.post.responses", hasKey("202"))
        .body("paths.'/cmk/v2/clusters'.post.responses", not(hasKey("200")))
        .body("paths.'/org/v2/environments'.post.responses", hasKey("201"))
        .body("paths.'/iam/v2/api-keys/{id}'.delete.responses", hasKey("204"));
  }

  @Test
  void refusalsAreDescribedInTheShapeOfTheirFamily() {
    String refusal = "responses.'4XX'.content.'application/json'.schema.'$ref'";
    document()
        .body("paths.'/cmk/v2/clusters'.get." + refusal, equalTo("#/components/schemas/Refusal"))
        .body(
            "paths.'/kafka/v3/clusters/{cluster}/topics'.get." + refusal,
            equalTo("#/components/schemas/KafkaRestRefusal"))
        .body("components.schemas.Refusal.properties.errors", notNullValue());
  }

  @Test
  void whatCannotBeStoredIsTheRequestsFault() {
    Tenant tenant = Tenant.signUp();
    tenant
        .request()
        .urlEncodingEnabled(false)
        .get("/iam/v2/audit-entries?actor=%00")
        .then()
        .statusCode(400);
  }

  private static ValidatableResponse document() {
    return Tenant.anonymous().get("/openapi?format=json").then().statusCode(200);
  }
}
