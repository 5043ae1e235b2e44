package dev.samsa.controlplane.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class SessionTest {

  @Test
  void signingInAnswersTheTokensThatCommandLineClientsTake() {
    Tenant tenant = Tenant.signUp();

    signIn(tenant.email(), Tenant.PASSWORD)
        .then()
        .statusCode(200)
        .body("token", matchesPattern("[\\w-]+\\.[\\w-]+\\.[\\w-]+"))
        .body("refresh_token", startsWith("v1."))
        .body("user.id", greaterThan(0))
        .body("user.email", equalTo(tenant.email()))
        .body("user.resource_id", equalTo(tenant.user()))
        .body("user.first_name", equalTo("Ann"))
        .body("user.last_name", equalTo("Archer"))
        .body("user.auth_type", equalTo("AUTH_TYPE_LOCAL"))
        .body("organization.resource_id", equalTo(tenant.organization()));
  }

  @Test
  void aWrongPasswordAndAnUnknownEmailAreAnsweredAlike() {
    Tenant tenant = Tenant.signUp();

    Response wrong = signIn(tenant.email(), "not-the-password-1");
    Response unknown = signIn("nobody-" + UUID.randomUUID() + "@example.com", "not-the-password-1");

    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(unknown.statusCode()).isEqualTo(403);
    assertThat(unknown.asString()).isEqualTo(wrong.asString());
  }

  @Test
  void meNamesTheUserItsOrganizationAndItsEnvironments() {
    Tenant tenant = Tenant.signUp();

    tenant
        .request()
        .get("/api/me")
        .then()
        .statusCode(200)
        .body("user.resource_id", equalTo(tenant.user()))
        .body("organization.id", greaterThan(0))
        .body("organization.resource_id", equalTo(tenant.organization()))
        .body("accounts[0].id", equalTo(tenant.environment()));
  }

  @Test
  void signingOutRefusesTheTokenAndItsRenewalAtOnce() {
    Tenant tenant = Tenant.signUp();
    Response signedIn = signIn(tenant.email(), Tenant.PASSWORD);
    String token = signedIn.path("token");
    String refreshToken = signedIn.path("refresh_token");

    Tenant.bearer(token).delete("/api/sessions").then().statusCode(204);

    Tenant.bearer(token)
        .get("/org/v2/environments")
        .then()
        .statusCode(401)
        .body("errors[0].status", equalTo("401"));
    refresh(refreshToken).then().statusCode(401);
    tenant.request().get("/org/v2/environments").then().statusCode(200);
  }

  @Test
  void aRefreshTokenRenewsTheSession() {
    Tenant tenant = Tenant.signUp();
    String refreshToken = signIn(tenant.email(), Tenant.PASSWORD).path("refresh_token");

    String renewed = refresh(refreshToken).then().statusCode(200).extract().path("token");

    Tenant.bearer(renewed).get("/api/me").then().statusCode(200);
  }

  @Test
  void clientsOfTheOldSpellingReachTheSameRoutes() {
    Tenant tenant = Tenant.signUp();

    Tenant.anonymous()
        .get("/api/login/realm?email=" + tenant.email())
        .then()
        .statusCode(200)
        .body("is_sso", equalTo(false))
        .body("mfa_required", equalTo(false));
    String token =
        tenant
            .request()
            .body("{}")
            .post("/confluent.cloud/api/access_tokens")
            .then()
            .statusCode(200)
            .body("error", equalTo(""))
            .extract()
            .path("token");
    Tenant.bearer(token).get("/api/org/v2/environments").then().statusCode(200);
    tenant.request().get("/api/users").then().statusCode(200).body("users", notNullValue());
    tenant.request().get("/api/service_accounts").then().body("users", notNullValue());
  }

  @Test
  void tooManyFailuresFromOneAddressAreHeldBackForThatAccountOnly() {
    Tenant guessed = Tenant.signUp();
    Tenant other = Tenant.signUp();
    for (int i = 0; i < 10; i++) {
      signIn(guessed.email(), "guess-number-" + i).then().statusCode(403);
    }

    signIn(guessed.email(), Tenant.PASSWORD)
        .then()
        .statusCode(429)
        .header("Retry-After", matchesPattern("[1-9][0-9]*"))
        .body("error.message", containsString("Too many attempts"));
    signIn(other.email(), Tenant.PASSWORD).then().statusCode(200);
  }

  @Test
  void signingInToAnOrganizationThatOneDoesNotBelongToIsRefused() {
    Tenant tenant = Tenant.signUp();
    Tenant other = Tenant.signUp();

    Tenant.anonymous()
        .body(
            Map.of(
                "email", tenant.email(),
                "password", Tenant.PASSWORD,
                "orgResourceId", other.organization()))
        .post("/api/sessions")
        .then()
        .statusCode(403);
  }

  private static Response signIn(String email, String password) {
    return Tenant.anonymous()
        .body(Map.of("email", email, "password", password))
        .post("/api/sessions");
  }

  private static Response refresh(String refreshToken) {
    return Tenant.anonymous().body(Map.of("refreshToken", refreshToken)).post("/api/sessions");
  }
}
