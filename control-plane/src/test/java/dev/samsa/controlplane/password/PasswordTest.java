package dev.samsa.controlplane.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Mailbox;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class PasswordTest {
  private static final String NEW_PASSWORD = "quiet-Harbour-77-lamps";

  @Test
  void changingThePasswordEndsTheOtherSessions() {
    Tenant tenant = Tenant.signUp();
    String other = signIn(tenant.email(), Tenant.PASSWORD).path("token");

    tenant
        .request()
        .body(Map.of("current_password", Tenant.PASSWORD, "password", NEW_PASSWORD))
        .post("/api/password")
        .then()
        .statusCode(204);

    tenant.request().get("/api/me").then().statusCode(200);
    Tenant.bearer(other).get("/api/me").then().statusCode(401);
    assertThat(signIn(tenant.email(), Tenant.PASSWORD).statusCode()).isEqualTo(403);
    assertThat(signIn(tenant.email(), NEW_PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void theCurrentPasswordIsNeededToChangeIt() {
    Tenant tenant = Tenant.signUp();

    tenant
        .request()
        .body(Map.of("current_password", "something-else-1", "password", NEW_PASSWORD))
        .post("/api/password")
        .then()
        .statusCode(400)
        .body("error.message", containsString("current_password"));
  }

  @Test
  void aMailedTokenSetsANewPasswordOnceAndEndsAllSessions() {
    Tenant tenant = Tenant.signUp();
    requestReset(tenant.email()).then().statusCode(202);
    String token = Mailbox.awaitToken(tenant.email());

    reset(token, NEW_PASSWORD).then().statusCode(204);

    reset(token, "another-Harbour-78-lamps").then().statusCode(404);
    tenant.request().get("/api/me").then().statusCode(401);
    assertThat(signIn(tenant.email(), NEW_PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void aWeakPasswordIsRefusedAndLeavesTheTokenGood() {
    Tenant tenant = Tenant.signUp();
    requestReset(tenant.email()).then().statusCode(202);
    String token = Mailbox.awaitToken(tenant.email());

    reset(token, "password1234").then().statusCode(400);

    reset(token, NEW_PASSWORD).then().statusCode(204);
  }

  @Test
  void askingForAResetDoesNotTellWhetherAnAccountExists() {
    Tenant tenant = Tenant.signUp();
    String nobody = "nobody-" + UUID.randomUUID() + "@example.com";

    Response unknown = requestReset(nobody);
    Response known = requestReset(tenant.email());

    assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(202);
    assertThat(unknown.asString()).isEqualTo(known.asString());
    // The queue works in order: when the second mail is there, the first request was handled.
    Mailbox.awaitToken(tenant.email());
    assertThat(Mailbox.mailsTo(nobody)).isEmpty();
  }

  @Test
  void resetMailsToOneAccountAreLimited() {
    String email = "flood-" + UUID.randomUUID() + "@example.com";
    for (int i = 0; i < 5; i++) {
      requestReset(email).then().statusCode(202);
    }

    requestReset(email).then().statusCode(429);
  }

  private static Response signIn(String email, String password) {
    return Tenant.anonymous()
        .body(Map.of("email", email, "password", password))
        .post("/api/sessions");
  }

  private static Response requestReset(String email) {
    return Tenant.anonymous().body(Map.of("email", email)).post("/api/password-resets");
  }

  private static Response reset(String token, String password) {
    return Tenant.anonymous()
        .body(Map.of("password", password))
        .post("/api/password-resets/" + token);
  }
}
