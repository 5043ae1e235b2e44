package dev.samsa.controlplane.schemaregistry;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class SchemaRegistryTest {
  private static final String PATH = "/srcm/v3/clusters";

  @Test
  void anEnvironmentWithGovernanceHasItsRegistryOnceItHasACluster() {
    Tenant tenant = Tenant.signUp();
    String environment =
        tenant
            .request()
            .body(
                Map.of(
                    "display_name",
                    "governed",
                    "stream_governance_config",
                    Map.of("package", "ESSENTIALS")))
            .post("/org/v2/environments")
            .path("id");
    list(tenant, environment).then().statusCode(200).body("data", empty());

    createCluster(tenant, environment);

    Response found = list(tenant, environment);
    found
        .then()
        .body("kind", equalTo("ClusterList"))
        .body("data", hasSize(1))
        .body("data[0].api_version", equalTo("srcm/v3"))
        .body("data[0].kind", equalTo("Cluster"))
        .body("data[0].id", startsWith("lsrc-"))
        .body("data[0].spec.package", equalTo("ESSENTIALS"))
        .body("data[0].spec.http_endpoint", startsWith("http"))
        .body("data[0].status.phase", equalTo("PROVISIONED"));
    String id = found.path("data[0].id");
    tenant
        .request()
        .get(PATH + "/" + id + "?environment=" + environment)
        .then()
        .statusCode(200)
        .body(
            "metadata.resource_name",
            equalTo(tenant.crn() + "/environment=" + environment + "/schema-registry=" + id));
    tenant
        .request()
        .get(PATH + "/" + id + "?environment=" + tenant.environment())
        .then()
        .statusCode(404);
    Tenant.signUp()
        .request()
        .get(PATH + "/" + id + "?environment=" + environment)
        .then()
        .statusCode(404);
  }

  @Test
  void thePackageMayComeAfterTheCluster() {
    Tenant tenant = Tenant.signUp();
    createCluster(tenant, tenant.environment());
    list(tenant, tenant.environment()).then().body("data", empty());

    tenant
        .request()
        .body(Map.of("stream_governance_config", Map.of("package", "ADVANCED")))
        .patch("/org/v2/environments/" + tenant.environment())
        .then()
        .statusCode(200);

    list(tenant, tenant.environment()).then().body("data[0].spec.package", equalTo("ADVANCED"));
  }

  @Test
  void aPlatformWithoutRegistriesSaysSoToItsTenantsAndNothingToStrangers() {
    Tenant tenant = Tenant.signUp();
    createCluster(tenant, tenant.environment());
    tenant
        .request()
        .body(Map.of("stream_governance_config", Map.of("package", "ESSENTIALS")))
        .patch("/org/v2/environments/" + tenant.environment());
    String routes =
        "/schema-registry/" + list(tenant, tenant.environment()).path("data[0].id") + "/subjects";

    tenant
        .request()
        .get(routes)
        .then()
        .statusCode(501)
        .body("message", containsString("--with schema-registry"));
    Tenant.signUp().request().get(routes).then().statusCode(404);
    Tenant.anonymous().get(routes).then().statusCode(401);
    tenant.request().get("/subjects").then().statusCode(501);
    tenant.request().get(PATH).then().statusCode(400);
  }

  private static Response list(Tenant tenant, String environment) {
    return tenant.request().queryParam("environment", environment).get(PATH);
  }

  private static void createCluster(Tenant tenant, String environment) {
    tenant
        .request()
        .body(
            Map.of(
                "spec",
                Map.of(
                    "display_name", "orders",
                    "availability", "SINGLE_ZONE",
                    "cloud", "AWS",
                    "region", "us-east-2",
                    "config", Map.of("kind", "Basic"),
                    "environment", Map.of("id", environment))))
        .post("/cmk/v2/clusters")
        .then()
        .statusCode(202);
  }
}
