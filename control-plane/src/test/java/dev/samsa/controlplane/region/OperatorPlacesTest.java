package dev.samsa.controlplane.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.samsa.controlplane.admin.OperatorConfig;
import dev.samsa.controlplane.cell.CellStore;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the operator may set of regions and cells. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class OperatorPlacesTest {
  private static final String REGION = "/admin/v1/regions/GCP/us-west4";

  @Inject OperatorConfig config;
  @Inject CellStore cells;

  @Test
  void aRegionThatIsSwitchedOffTakesNoNewClusterAndIsNotOffered() throws IOException {
    Tenant tenant = Tenant.signUp();
    try {
      set(REGION, Map.of("enabled", false)).statusCode(200).body("enabled", equalTo(false));

      createCluster(tenant)
          .statusCode(400)
          .body("errors[0].detail", containsString("no such region on GCP"));
      assertThat(regionsOffered(tenant)).isNotEmpty().doesNotContain("gcp.us-west4");
      operator()
          .get("/admin/v1/regions")
          .then()
          .body("data.findAll { !it.enabled }.name", hasItem("us-west4"));
    } finally {
      set(REGION, Map.of("enabled", true)).statusCode(200);
    }
    createCluster(tenant).statusCode(202);
    assertThat(regionsOffered(tenant)).contains("gcp.us-west4");
  }

  @Test
  void aCellIsCordonedAndOpenedAndItsLoadIsShown() throws IOException {
    String cell = "cell-" + UUID.randomUUID();
    cells.register(cell, "local", 4_096);
    String path = "/admin/v1/cells/" + cell;

    set(path, Map.of("state", "CORDONED")).statusCode(200).body("state", equalTo("CORDONED"));

    operator()
        .get("/admin/v1/cells")
        .then()
        .statusCode(200)
        .body("data.findAll { it.name == '" + cell + "' }", hasSize(1))
        .body("data.find { it.name == '" + cell + "' }.state", equalTo("CORDONED"))
        .body("data.find { it.name == '" + cell + "' }.capacity_mib", equalTo(4_096))
        .body("data.find { it.name == '" + cell + "' }.clusters", equalTo(0));
    set(path, Map.of("state", "OPEN")).statusCode(200).body("state", equalTo("OPEN"));
    set(path, Map.of("state", "CORDONED")).statusCode(200);
  }

  @Test
  void whatIsUnknownOrMakesNoSenseIsRefused() throws IOException {
    set("/admin/v1/regions/AWS/atlantis-1", Map.of("enabled", true)).statusCode(404);
    set("/admin/v1/cells/nowhere", Map.of("state", "OPEN")).statusCode(404);
    set(REGION, Map.of()).statusCode(400).body("errors[0].detail", containsString("enabled"));
    set(REGION, Map.of("enabled", "perhaps")).statusCode(400);
    set("/admin/v1/cells/nowhere", Map.of("state", "AJAR"))
        .statusCode(400)
        .body("errors[0].detail", containsString("OPEN or CORDONED"));
  }

  private ValidatableResponse set(String path, Map<String, Object> body) throws IOException {
    return operator().body(body).patch(path).then();
  }

  private static List<String> regionsOffered(Tenant tenant) {
    return tenant
        .request()
        .queryParam("page_size", 99)
        .get("/api/cmk/v2/regions")
        .then()
        .statusCode(200)
        .extract()
        .path("data.id");
  }

  private static ValidatableResponse createCluster(Tenant tenant) {
    return tenant
        .request()
        .body(
            Map.of(
                "spec",
                Map.of(
                    "display_name",
                    "orders",
                    "availability",
                    "SINGLE_ZONE",
                    "cloud",
                    "gcp",
                    "region",
                    "us-west4",
                    "config",
                    Map.of("kind", "Basic"),
                    "environment",
                    Map.of("id", tenant.environment()))))
        .post("/cmk/v2/clusters")
        .then();
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
}
