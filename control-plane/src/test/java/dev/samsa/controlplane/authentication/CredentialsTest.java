package dev.samsa.controlplane.authentication;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.ClusterRows;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class CredentialsTest {
  @Inject ClusterRows clusters;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/org/v2/environments",
        "/api/org/v2/environments",
        "/iam/v2/api-keys",
        "/cmk/v2/clusters",
        "/iam/v2/nothing-here",
        "/admin/v1/organizations"
      })
  void aRouteOfTheApiAsksStrangersWhoTheyAre(String path) {
    Tenant.anonymous()
        .get(path)
        .then()
        .statusCode(401)
        .header("x-request-id", notNullValue())
        .body("errors[0].status", equalTo("401"))
        .body("errors[0].detail", containsString("Basic"));
  }

  @Test
  void eachFamilyOfRoutesRefusesInItsOwnShape() {
    Tenant.anonymous()
        .get("/kafka/v3/clusters/lkc-x/topics")
        .then()
        .statusCode(401)
        .body("error_code", equalTo(40101))
        .body("message", notNullValue());
    Tenant.anonymous().get("/api/me").then().statusCode(401).body("error.code", equalTo(401));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer nonsense",
        "Bearer a.b.c",
        "Bearer ",
        "Basic !!!",
        "Basic bm9jb2xvbg==",
        "Basic QUJDOmRlZg==",
        "Digest x"
      })
  void aCredentialThatIsNoneIs401NeverForbidden(String header) {
    Tenant.anonymous()
        .header("Authorization", header)
        .get("/org/v2/environments")
        .then()
        .statusCode(401)
        .body("errors[0].detail", notNullValue());
  }

  @Test
  void aTokenSignedByAnotherKeyIsRefused() {
    Tenant tenant = Tenant.signUp();
    String[] parts = tenant.token().split("\\.");
    byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
    signature[10] ^= 1;
    String forged =
        parts[0]
            + "."
            + parts[1]
            + "."
            + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);

    Tenant.bearer(forged).get("/org/v2/environments").then().statusCode(401);
  }

  @Test
  void aCloudKeyActsAsItsOwnerOnEveryControlPlaneRoute() {
    Tenant tenant = Tenant.signUp();
    Tenant.Key key = tenant.cloudKey(tenant.user());

    for (String path :
        List.of("/org/v2/environments", "/api/org/v2/environments", "/iam/v2/api-keys")) {
      Tenant.basic(key).get(path).then().statusCode(200);
    }
  }

  @Test
  void aCloudKeyWithoutAnyRoleSeesAnEmptyListRatherThanARefusal() {
    Tenant tenant = Tenant.signUp();
    Tenant.Key key = tenant.cloudKey(tenant.serviceAccount("robot"));

    Tenant.basic(key)
        .get("/org/v2/environments")
        .then()
        .statusCode(200)
        .body("data.size()", equalTo(0));
    Tenant.basic(key).get("/org/v2/environments/" + tenant.environment()).then().statusCode(404);
  }

  @Test
  void aWrongSecretIsCalledAnInvalidApiKey() {
    Tenant tenant = Tenant.signUp();
    Tenant.Key key = tenant.cloudKey(tenant.user());

    Tenant.basic(new Tenant.Key(key.id(), key.secret() + "x"))
        .get("/org/v2/environments")
        .then()
        .statusCode(401)
        .body("errors[0].detail", containsString("invalid API key"));
  }

  @Test
  void aKafkaKeyIsGoodForItsOwnClusterOnly() {
    Tenant tenant = Tenant.signUp();
    Tenant.Key key = tenant.kafkaKey(tenant.user(), clusters.insert(tenant.environment()));

    Tenant.basic(key)
        .get("/org/v2/environments")
        .then()
        .statusCode(401)
        .body("errors[0].detail", containsString("invalid API key"));
    Tenant.basic(key)
        .get("/kafka/v3/clusters/" + clusters.insert(tenant.environment()) + "/topics")
        .then()
        .statusCode(401);
  }

  @Test
  void aDeletedKeyIsRefusedAtOnce() {
    Tenant tenant = Tenant.signUp();
    Tenant.Key key = tenant.cloudKey(tenant.user());
    Tenant.basic(key).get("/org/v2/environments").then().statusCode(200);

    tenant.request().delete("/iam/v2/api-keys/" + key.id()).then().statusCode(204);

    Tenant.basic(key).get("/org/v2/environments").then().statusCode(401);
  }

  @Test
  void anExpiredTokenDoesNotStandInTheWayOfSigningIn() {
    Tenant.anonymous()
        .header("Authorization", "Bearer a.b.c")
        .get("/api/login/realm")
        .then()
        .statusCode(200);
  }

  @Test
  void healthMetricsAndTheDescriptionOfTheApiAreOpen() {
    for (String path : List.of("/health", "/metrics", "/openapi")) {
      Tenant.anonymous().accept("*/*").get(path).then().statusCode(200);
    }
  }
}
