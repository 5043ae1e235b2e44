package dev.samsa.controlplane.identityprovider;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.samsa.controlplane.authentication.RunningIssuer;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens of a tenant's own issuer on the REST API. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class FederatedCallerTest {
  private static RunningIssuer issuer;
  private static TestProviders made;

  @Inject KeySetWorker worker;

  @BeforeAll
  static void startIssuer() throws Exception {
    issuer = RunningIssuer.start();
    made = new TestProviders(issuer);
  }

  @AfterAll
  static void stopIssuer() {
    issuer.close();
  }

  @Test
  void anIdentityOfThePoolUsesTheApiWithTheRightsOfItsPoolUntilThatIsDisabled() throws Exception {
    Tenant tenant = Tenant.signUp();
    String provider = made.created(tenant, "works");
    String pool = made.createdPool(tenant, provider, "viewers");
    worker.fetchDue();
    String token = issuer.token("robot", "samsa", 300);
    String environment = "/org/v2/environments/" + tenant.environment();

    federated(token, pool).get(environment).then().statusCode(404);
    tenant.bind(pool, "MetricsViewer", tenant.environmentCrn()).then().statusCode(201);
    federated(token, pool).get(environment).then().statusCode(200);
    federated(token, pool)
        .body(Map.of("display_name", "mine"))
        .patch(environment)
        .then()
        .statusCode(403);
    federated(token, pool).get("/api/me").then().statusCode(403);

    federated(issuer.token("robot", "other", 300), pool).get(environment).then().statusCode(401);
    federated(issuer.token("robot", "samsa", -60), pool).get(environment).then().statusCode(401);
    federated(token, "pool-nobody").get(environment).then().statusCode(401);
    Tenant.bearer(token).get(environment).then().statusCode(401);
    federated(tenant.token(), pool).get(environment).then().statusCode(401);

    made.patch(
        tenant,
        TestProviders.PATH + "/" + provider + "/identity-pools/" + pool,
        "state",
        "DISABLED");
    federated(token, pool).get(environment).then().statusCode(401);
  }

  private static RequestSpecification federated(String token, String pool) {
    return Tenant.bearer(token).header("confluent-identity-pool-id", pool);
  }

  @Test
  void aTokenIsExchangedForOneThatActsAsThePool() throws Exception {
    Tenant tenant = Tenant.signUp();
    String provider = made.created(tenant, "works");
    String pool = made.createdPool(tenant, provider, "viewers");
    tenant.bind(pool, "MetricsViewer", tenant.environmentCrn()).then().statusCode(201);
    worker.fetchDue();
    String environment = "/org/v2/environments/" + tenant.environment();

    exchange(issuer.token("robot", "other", 300), pool).then().statusCode(401);
    exchange("nonsense", pool).then().statusCode(401);
    exchange(issuer.token("robot", "samsa", 300), "pool-nobody").then().statusCode(401);
    String issued =
        exchange(issuer.token("robot", "samsa", 300), pool)
            .then()
            .statusCode(200)
            .body("token_type", equalTo("Bearer"))
            .body("expires_in", equalTo(60))
            .extract()
            .path("access_token");

    Tenant.bearer(issued).get(environment).then().statusCode(200);
    tenant.request().delete(TestProviders.PATH + "/" + provider).then().statusCode(204);
    Tenant.bearer(issued).get(environment).then().statusCode(401);
  }

  private static Response exchange(String token, String pool) {
    return given()
        .contentType("application/x-www-form-urlencoded")
        .formParam("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
        .formParam("subject_token", token)
        .formParam("subject_token_type", "urn:ietf:params:oauth:token-type:jwt")
        .formParam("requested_token_type", "urn:ietf:params:oauth:token-type:access_token")
        .formParam("identity_pool_id", pool)
        .formParam("expires_in", "60")
        .post("/sts/v1/oauth2/token");
  }
}
