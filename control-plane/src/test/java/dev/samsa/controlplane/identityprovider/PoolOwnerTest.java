package dev.samsa.controlplane.identityprovider;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class PoolOwnerTest {
  private static final Map<String, String> PROVIDER =
      Map.of(
          "display_name", "works",
          "issuer", "https://issuer.example.com",
          "jwks_uri", "http://127.0.0.1:9/keys");
  private static final Map<String, String> POOL =
      Map.of("display_name", "team", "filter", "claims.team == 'blue'");

  @Test
  void aPoolCanBeMadeForAnOwnerWhoThenLooksAfterItAndNothingElse() {
    Tenant tenant = Tenant.signUp();
    String owner = tenant.serviceAccount("team");
    Tenant.Key key = tenant.cloudKey(owner);
    String provider = tenant.request().body(PROVIDER).post(TestProviders.PATH).path("id");
    String path = TestProviders.PATH + "/" + provider;
    String pools = path + "/identity-pools";
    String pool =
        tenant
            .request()
            .body(POOL)
            .post(pools + "?assigned_resource_owner=" + owner)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String bindings =
        "/iam/v2/role-bindings?role_name=ResourceOwner&principal=User:"
            + owner
            + "&crn_pattern="
            + tenant.crn()
            + "/identity-provider="
            + provider
            + "/identity-pool="
            + pool;
    tenant.request().get(bindings).then().statusCode(200).body("data", hasSize(1));

    Tenant.basic(key)
        .body(Map.of("display_name", "blue"))
        .patch(pools + "/" + pool)
        .then()
        .statusCode(200)
        .body("display_name", equalTo("blue"));
    Tenant.basic(key).body(POOL).post(pools).then().statusCode(403);
    Tenant.basic(key).delete(path).then().statusCode(403);
    Tenant.basic(key).get("/org/v2/environments").then().body("data", hasSize(0));
    Tenant.basic(key).delete(pools + "/" + pool).then().statusCode(204);
    tenant.request().get(bindings).then().statusCode(200).body("data", hasSize(0));
  }

  @Test
  void anOwnerMustBeOfTheOrganization() {
    Tenant tenant = Tenant.signUp();
    String provider = tenant.request().body(PROVIDER).post(TestProviders.PATH).path("id");
    String pools = TestProviders.PATH + "/" + provider + "/identity-pools";

    tenant
        .request()
        .body(POOL)
        .post(pools + "?assigned_resource_owner=" + Tenant.signUp().user())
        .then()
        .statusCode(404);
    tenant.request().get(pools).then().body("data", hasSize(0));
  }
}
