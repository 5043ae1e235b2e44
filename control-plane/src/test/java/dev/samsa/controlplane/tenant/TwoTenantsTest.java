package dev.samsa.controlplane.tenant;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever belongs to one tenant does not exist for the other. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class TwoTenantsTest {
  @Inject ClusterRows clusters;

  @Test
  void foreignObjectsCannotBeReadChangedOrDeleted() {
    Tenant owner = Tenant.signUp();
    Tenant stranger = Tenant.signUp();
    String account = owner.serviceAccount("robot");
    String invitation =
        owner
            .request()
            .body(Map.of("email", "guest-" + owner.user() + "@example.com"))
            .post("/iam/v2/invitations")
            .path("id");
    String binding = owner.bind(account, "EnvironmentAdmin", owner.environmentCrn()).path("id");
    List<String> paths =
        List.of(
            "/org/v2/environments/" + owner.environment(),
            "/org/v2/organizations/" + owner.organization(),
            "/iam/v2/service-accounts/" + account,
            "/iam/v2/users/" + owner.user(),
            "/iam/v2/invitations/" + invitation,
            "/iam/v2/api-keys/" + owner.cloudKey(account).id(),
            "/iam/v2/role-bindings/" + binding);

    for (String path : paths) {
      owner.request().get(path).then().statusCode(200);
      stranger.request().get(path).then().statusCode(404);
      if (!path.contains("invitations") && !path.contains("role-bindings")) {
        stranger.request().body("{\"spec\": {}}").patch(path).then().statusCode(404);
      }
      if (!path.contains("organizations")) {
        stranger.request().delete(path).then().statusCode(404);
      }
      owner.request().get(path).then().statusCode(200);
    }
  }

  @Test
  void listsHoldTheOwnObjectsOnly() {
    Tenant owner = Tenant.signUp();
    Tenant stranger = Tenant.signUp();
    owner.cloudKey(owner.serviceAccount("robot"));

    stranger.request().get("/iam/v2/service-accounts").then().body("data", empty());
    stranger.request().get("/iam/v2/api-keys").then().body("data", empty());
    stranger.request().get("/iam/v2/users").then().body("data.id", not(hasItem(owner.user())));
    stranger
        .request()
        .get("/iam/v2/role-bindings?crn_pattern=" + owner.crn() + "/*")
        .then()
        .body("data", empty());
  }

  @Test
  void foreignObjectsCannotBeReferredTo() {
    Tenant owner = Tenant.signUp();
    Tenant stranger = Tenant.signUp();
    String cluster = clusters.insert(owner.environment());
    String account = owner.serviceAccount("robot");

    stranger
        .request()
        .body(Map.of("spec", Map.of("resource", Map.of("id", cluster))))
        .post("/iam/v2/api-keys")
        .then()
        .statusCode(404);
    stranger
        .request()
        .body(Map.of("spec", Map.of("owner", Map.of("id", account))))
        .post("/iam/v2/api-keys")
        .then()
        .statusCode(404);
    stranger
        .bind(stranger.user(), "EnvironmentAdmin", owner.environmentCrn())
        .then()
        .statusCode(404)
        .body("errors[0].status", equalTo("404"));
    stranger.bind(account, "EnvironmentAdmin", stranger.environmentCrn()).then().statusCode(404);
    stranger
        .bind(
            stranger.user(),
            "EnvironmentAdmin",
            stranger.crn() + "/environment=" + owner.environment())
        .then()
        .statusCode(404);
  }
}
