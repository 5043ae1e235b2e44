package dev.samsa.controlplane.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.ClusterRows;
import dev.samsa.controlplane.tenant.Mailbox;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class OperatorTest {
  @Inject ClusterRows clusters;
  @Inject OperatorConfig config;

  @Test
  void theFirstStartLeavesThePasswordWhereOnlyItsUserReadsIt() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config.passwordFile())))
        .isEqualTo("rw-------");
    operator().get("/api/me").then().statusCode(200).body("user.email", equalTo(config.email()));
  }

  @Test
  void tenantsLearnNothingOfTheOperatorsRoutesAndTheOperatorNothingOfTheirs() throws IOException {
    Tenant tenant = Tenant.signUp();

    for (String path : List.of("/admin/v1/organizations", "/admin/v1/sign-up-policy")) {
      tenant.request().get(path).then().statusCode(404);
      operator().get(path).then().statusCode(200);
    }
    operator().get("/org/v2/environments").then().statusCode(403);
  }

  @Test
  void aSuspendedTenantIsRefusedUntilItIsResumed() throws IOException {
    Tenant tenant = Tenant.signUp();
    Tenant.Key key = tenant.cloudKey(tenant.user());
    String cluster = clusters.insert(tenant.environment());
    long before = clusters.accessNumber(cluster);
    String path = "/admin/v1/organizations/" + tenant.organization();

    operator().post(path + "/suspend").then().statusCode(200).body("state", equalTo("SUSPENDED"));

    tenant
        .request()
        .get("/org/v2/environments")
        .then()
        .statusCode(401)
        .body("errors[0].detail", containsString("suspended"));
    Tenant.basic(key).get("/org/v2/environments").then().statusCode(401);
    signIn(tenant).then().statusCode(403).body("error.message", containsString("suspended"));
    assertThat(clusters.accessNumber(cluster)).isEqualTo(before + 1);

    operator().post(path + "/resume").then().statusCode(200).body("state", equalTo("ACTIVE"));
    tenant.request().get("/org/v2/environments").then().statusCode(200);
    Tenant.basic(key).get("/org/v2/environments").then().statusCode(200);
    assertThat(clusters.accessNumber(cluster)).isEqualTo(before + 2);
  }

  @Test
  void theSignUpPolicyDecidesWhoMaySignUp() throws IOException {
    try {
      set(Map.of("mode", "DOMAIN", "domains", List.of("acme.example"))).statusCode(200);
      signUp("ann-" + UUID.randomUUID() + "@other.example").statusCode(403);
      signUp("ann-" + UUID.randomUUID() + "@acme.example").statusCode(201);
      set(Map.of("mode", "INVITATION")).statusCode(200);
      signUp("ann-" + UUID.randomUUID() + "@acme.example")
          .statusCode(403)
          .body("error.message", containsString("invitation"));
      set(Map.of("mode", "DOMAIN")).statusCode(400);
      set(Map.of("mode", "SOMETIMES")).statusCode(400);
    } finally {
      set(Map.of("mode", "OPEN")).statusCode(200);
    }
  }

  @Test
  void theOperatorMakesATenantAndInvitesItsAdministrator() throws IOException {
    String email = "boss-" + UUID.randomUUID() + "@example.com";
    operator()
        .body(Map.of("display_name", "Invited", "email", email))
        .post("/admin/v1/organizations")
        .then()
        .statusCode(201);

    String token =
        Tenant.anonymous()
            .body(Map.of("password", Tenant.PASSWORD))
            .post("/api/invitations/" + Mailbox.awaitToken(email) + "/accept")
            .then()
            .statusCode(200)
            .extract()
            .path("token");

    Tenant.bearer(token)
        .body(Map.of("display_name", "staging"))
        .post("/org/v2/environments")
        .then()
        .statusCode(201);
    Tenant.bearer(token).get("/org/v2/environments").then().body("data", hasSize(2));
  }

  @Test
  void anyIdCanBeLookedUp() throws IOException {
    Tenant tenant = Tenant.signUp();
    String account = tenant.serviceAccount("robot");
    String binding = tenant.bind(account, "EnvironmentAdmin", tenant.environmentCrn()).path("id");
    Map<String, String> kinds =
        Map.of(
            tenant.organization(),
            "Organization",
            tenant.environment(),
            "Environment",
            tenant.user(),
            "User",
            account,
            "ServiceAccount",
            binding,
            "RoleBinding",
            clusters.insert(tenant.environment()),
            "Cluster",
            tenant.cloudKey(account).id(),
            "ApiKey");

    for (Map.Entry<String, String> object : kinds.entrySet()) {
      operator()
          .get("/admin/v1/lookup/" + object.getKey())
          .then()
          .statusCode(200)
          .body("kind", equalTo(object.getValue()))
          .body("organization.id", equalTo(tenant.organization()));
    }
    operator().get("/admin/v1/lookup/lkc-none").then().statusCode(404);
    operator().get("/admin/v1/lookup/what").then().statusCode(404);
  }

  @Test
  void theOperatorEndsSessionsAndHasAResetMailed() throws IOException {
    Tenant tenant = Tenant.signUp();

    operator()
        .post("/admin/v1/accounts/" + tenant.email() + "/reset-password")
        .then()
        .statusCode(202);

    tenant.request().get("/api/me").then().statusCode(401);
    Tenant.anonymous()
        .body(Map.of("password", "quiet-Harbour-77-lamps"))
        .post("/api/password-resets/" + Mailbox.awaitToken(tenant.email()))
        .then()
        .statusCode(204);
    operator().post("/admin/v1/accounts/nobody@example.com/reset-password").then().statusCode(404);
  }

  private RequestSpecification operator() throws IOException {
    String password = Files.readString(config.passwordFile()).strip();
    return Tenant.bearer(
        Tenant.anonymous()
            .body(Map.of("email", config.email(), "password", password))
            .post("/api/sessions")
            .then()
            .statusCode(200)
            .extract()
            .path("token"));
  }

  private ValidatableResponse set(Map<String, Object> policy) throws IOException {
    return operator().body(policy).put("/admin/v1/sign-up-policy").then();
  }

  private static ValidatableResponse signUp(String email) {
    return Tenant.anonymous()
        .body(Map.of("email", email, "password", Tenant.PASSWORD, "organization", "Acme"))
        .post("/api/signup")
        .then();
  }

  private static Response signIn(Tenant tenant) {
    return Tenant.anonymous()
        .body(Map.of("email", tenant.email(), "password", Tenant.PASSWORD))
        .post("/api/sessions");
  }
}
