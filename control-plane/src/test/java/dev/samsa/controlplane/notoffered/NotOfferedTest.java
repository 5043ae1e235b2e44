package dev.samsa.controlplane.notoffered;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
final class NotOfferedTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/catalog/v1/search",
        "/cdx/v1/provider-shares",
        "/pim/v1/integrations",
        "/tableflow/v1/regions",
        "/artifact/v1/flink-artifacts"
      })
  void aFamilyThatIsNotBuiltAnswers501WithASentence(String path) {
    Tenant.signUp()
        .request()
        .get(path)
        .then()
        .statusCode(501)
        .body("errors[0].status", equalTo("501"))
        .body("errors[0].detail", containsString("not offered by this release"));
  }

  @Test
  void whatIsNotBuiltAsksWhoCallsLikeAllElse() {
    given().get("/catalog/v1/search").then().statusCode(401);
  }

  @Test
  void aPathThatNobodyKnowsIsStillNotFound() {
    given().get("/castle/v1/rooms").then().statusCode(404);
  }
}
