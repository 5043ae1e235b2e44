package dev.samsa.controlplane.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Mailbox;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(value = SecondIssuerResource.class, restrictToAnnotatedClass = true)
class SecondIssuerTest {
  @Inject ExternalIssuerConfig config;

  @Test
  void whoComesFromTheIssuerFoundsAnOrganizationAndWorksInIt() throws Exception {
    String subject = UUID.randomUUID().toString();
    String token = token(subject, subject + "@example.org", "samsa-test", 300);

    Tenant.bearer(token)
        .get("/org/v2/environments")
        .then()
        .statusCode(403)
        .body("errors[0].detail", containsString("no organization"));
    Tenant.bearer(token)
        .body(Map.of("organization", "Federated"))
        .post("/api/signup")
        .then()
        .statusCode(201)
        .body("user.auth_type", equalTo("AUTH_TYPE_SSO"));

    Tenant.bearer(token)
        .get("/org/v2/environments")
        .then()
        .statusCode(200)
        .body("data", hasSize(1));
  }

  @Test
  void anotherTokenOfTheSameSubjectIsTheSameAccount() throws Exception {
    String subject = UUID.randomUUID().toString();
    String first = token(subject, "old@example.org", "samsa-test", 300);
    Tenant.bearer(first).body(Map.of("organization", "One")).post("/api/signup");

    String second = token(subject, "new@example.org", "samsa-test", 300);

    assertThat(user(second)).isEqualTo(user(first));
  }

  @Test
  void theSameEmailIsNotTheSameAccount() throws Exception {
    Tenant local = Tenant.signUp();

    String token = token(UUID.randomUUID().toString(), local.email(), "samsa-test", 300);

    Tenant.bearer(token).get("/org/v2/environments").then().statusCode(403);
    Tenant.bearer(token)
        .body(Map.of("organization", "Mine"))
        .post("/api/signup")
        .then()
        .statusCode(201)
        .body("organization.id", not(equalTo(local.organization())));
  }

  @Test
  void whoComesFromTheIssuerCanBeInvited() throws Exception {
    Tenant tenant = Tenant.signUp();
    String subject = UUID.randomUUID().toString();
    String email = subject + "@example.org";
    tenant.request().body(Map.of("email", email)).post("/iam/v2/invitations");

    String token = token(subject, email, "samsa-test", 300);
    Tenant.bearer(token)
        .body("{}")
        .post("/api/invitations/" + Mailbox.awaitToken(email) + "/accept")
        .then()
        .statusCode(200)
        .body("organization.id", equalTo(tenant.organization()));
  }

  @Test
  void anExternalTokenCanBeExchangedForASessionThatCanBeEnded() throws Exception {
    String subject = UUID.randomUUID().toString();
    String token = token(subject, subject + "@example.org", "samsa-test", 300);
    Tenant.bearer(token).body(Map.of("organization", "Federated")).post("/api/signup");

    String session =
        Tenant.bearer(token)
            .body("{}")
            .post("/api/sessions")
            .then()
            .statusCode(200)
            .extract()
            .path("token");

    Tenant.bearer(session).get("/api/me").then().statusCode(200);
    Tenant.bearer(session).delete("/api/sessions").then().statusCode(204);
    Tenant.bearer(session).get("/api/me").then().statusCode(401);
  }

  @Test
  void tokensForOthersOldTokensAndForgedOnesAreRefused() throws Exception {
    String subject = UUID.randomUUID().toString();
    String forOthers = token(subject, "a@example.org", "somebody-else", 300);
    String old = token(subject, "a@example.org", "samsa-test", -300);
    String good = token(subject, "a@example.org", "samsa-test", 300);
    String other = token("other", "a@example.org", "samsa-test", 300);
    String forged =
        other.substring(0, other.lastIndexOf('.')) + good.substring(good.lastIndexOf('.'));

    for (String token : new String[] {forOthers, old, forged}) {
      Tenant.bearer(token).get("/org/v2/environments").then().statusCode(401);
    }
  }

  private String token(String subject, String email, String audience, int seconds)
      throws IOException, InterruptedException {
    String query = String.join(",", subject, email, audience, String.valueOf(seconds));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(config.issuer().orElseThrow() + "/sign?" + query))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private static String user(String token) {
    return Tenant.bearer(token).get("/api/me").path("user.resource_id");
  }
}
