package dev.samsa.controlplane.cluster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The routes of clusters; no worker runs, so that clusters stay as they were accepted. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class ClusterResourceTest {
  private static final String CLUSTERS = "/cmk/v2/clusters";
  private static TestTenant tenant;
  private static TestTenant stranger;

  @BeforeEach
  void twoTenants() {
    if (tenant == null) {
      tenant = TestTenant.signUp();
      stranger = TestTenant.signUp();
    }
  }

  @Test
  void aNewClusterIsAnsweredInTheShapeThatClientsKnow() {
    tenant
        .request()
        .body(Map.of("spec", tenant.spec("Basic", "LOW")))
        .post(CLUSTERS)
        .then()
        .statusCode(202)
        .body("api_version", equalTo("cmk/v2"))
        .body("kind", equalTo("Cluster"))
        .body("id", startsWith("lkc-"))
        .body("metadata.resource_name", containsString("/kafka=lkc-"))
        .body("metadata.created_at", notNullValue())
        .body("spec.display_name", equalTo("orders"))
        .body("spec.availability", equalTo("LOW"))
        .body("spec.cloud", equalTo("AWS"))
        .body("spec.region", equalTo("us-east-2"))
        .body("spec.config.kind", equalTo("Basic"))
        .body("spec.config.max_ecku", equalTo(50))
        .body("spec.environment.id", equalTo(tenant.environment()))
        .body("spec.http_endpoint", startsWith("http"))
        .body("spec.deletion_protection", equalTo(false))
        .body("status.phase", equalTo("PROVISIONING"));
  }

  @Test
  void theStatesThatAClusterWentThroughAreTold() {
    String id = tenant.createCluster("Basic", "SINGLE_ZONE");
    String path = CLUSTERS + "/" + id + "/states?environment=" + tenant.environment();
    tenant
        .request()
        .get(path)
        .then()
        .statusCode(200)
        .body("kind", equalTo("ClusterStateList"))
        .body("data", hasSize(1))
        .body("data[0].state", equalTo("ACCEPTED"))
        .body("data[0].deadline", notNullValue());
    stranger.request().get(path).then().statusCode(404);
  }

  @Test
  void twoClustersMayShareAName() {
    String one = tenant.createCluster("Basic", "SINGLE_ZONE");
    String other = tenant.createCluster("Standard", "MULTI_ZONE");
    assertThat(one).isNotEqualTo(other);
    tenant
        .request()
        .queryParam("environment", tenant.environment())
        .queryParam("page_size", 99)
        .get(CLUSTERS)
        .then()
        .statusCode(200)
        .body("kind", equalTo("ClusterList"))
        .body("data.id", hasItems(one, other));
  }

  @Test
  void whatIsSaidOfAClusterCanBeChanged() {
    String id = tenant.createCluster("Basic", "SINGLE_ZONE");
    patch(id, Map.of("display_name", "payments", "deletion_protection", true))
        .statusCode(200)
        .body("spec.display_name", equalTo("payments"))
        .body("spec.deletion_protection", equalTo(true));
    tenant
        .request()
        .delete(CLUSTERS + "/" + id)
        .then()
        .statusCode(409)
        .body("errors[0].code", equalTo("deletion_protection_enabled"))
        .body("errors[0].detail", containsString("deletion_protection"));
    patch(id, Map.of("config", Map.of("kind", "Standard")))
        .statusCode(200)
        .body("spec.config.kind", equalTo("Standard"))
        .body("spec.config.max_ecku", equalTo(10));
    patch(id, Map.of("config", Map.of("kind", "Basic"))).statusCode(400);
    patch(id, Map.of("region", "eu-west-1")).statusCode(400);
    patch(id, Map.of("deletion_protection", false)).statusCode(200);
    tenant.request().delete(CLUSTERS + "/" + id).then().statusCode(204);
  }

  @Test
  void aDeletedClusterIsGoneAtOnceAndStandsInTheRecycleList() {
    String id = tenant.createCluster("Basic", "SINGLE_ZONE");
    tenant
        .request()
        .delete(CLUSTERS + "/" + id + "?environment=" + tenant.environment())
        .then()
        .statusCode(204);
    tenant.request().get(CLUSTERS + "/" + id).then().statusCode(404);
    tenant.request().delete(CLUSTERS + "/" + id).then().statusCode(404);
    tenant
        .request()
        .queryParam("page_size", 99)
        .get("/cmk/v2/deleted-clusters")
        .then()
        .body("data.id", hasItem(id));
    stranger.request().get("/cmk/v2/deleted-clusters").then().body("data.id", not(hasItem(id)));
    stranger.request().post("/cmk/v2/deleted-clusters/" + id + "/restore").then().statusCode(404);
    tenant.request().post("/cmk/v2/deleted-clusters/" + id + "/restore").then().statusCode(202);
    tenant.request().get(CLUSTERS + "/" + id).then().statusCode(200);
  }

  @Test
  void foreignClustersAndWrongEnvironmentsLookLikeNothing() {
    String id = tenant.createCluster("Basic", "SINGLE_ZONE");
    stranger.request().get(CLUSTERS + "/" + id).then().statusCode(404);
    stranger.request().delete(CLUSTERS + "/" + id).then().statusCode(404);
    tenant
        .request()
        .get(CLUSTERS + "/" + id + "?environment=" + stranger.environment())
        .then()
        .statusCode(404)
        .body("errors[0].status", equalTo("404"));
    stranger
        .request()
        .get(CLUSTERS + "?environment=" + tenant.environment())
        .then()
        .statusCode(404);
    refused(spec -> spec.put("environment", Map.of("id", stranger.environment())), 404);
  }

  @Test
  void nobodyGetsAnywhereWithoutSigningIn() {
    given().get(CLUSTERS + "?environment=" + tenant.environment()).then().statusCode(401);
  }

  @ParameterizedTest
  @CsvSource({
    "display_name, ''",
    "display_name, a\u0007b",
    "availability, BOTH",
    "cloud, IBM",
    "region, atlantis-1"
  })
  void wrongFieldsAreNamed(String field, String value) {
    String detail = refused(spec -> spec.put(field, value), 400);
    assertThat(detail).contains(field);
  }

  @Test
  void anUnknownRegionIsAnsweredWithSomeThatThereAre() {
    assertThat(refused(spec -> spec.put("region", "atlantis-1"), 400)).contains("us-east-1");
  }

  @Test
  void sizesThatCannotBeAreRefused() {
    refused(spec -> spec.put("config", Map.of("kind", "Basic", "max_ecku", -1)), 400);
    refused(spec -> spec.put("config", Map.of("kind", "Basic", "max_ecku", 2_000_000_000)), 400);
    refused(spec -> spec.put("config", Map.of("kind", "Basic", "max_ecku", "many")), 400);
    refused(spec -> spec.put("config", Map.of("kind", "Gigantic")), 400);
    refused(spec -> spec.remove("config"), 400);
    refused(spec -> spec.put("availability", "MULTI_ZONE"), 400);
    refused(spec -> spec.put("display_name", "x".repeat(65)), 400);
  }

  @Test
  void whatIsNotOfferedYetSaysSo() {
    assertThat(refused(spec -> spec.put("config", Map.of("kind", "Freight")), 501))
        .contains("Freight");
    refused(
        spec ->
            spec.put(
                "config", Map.of("kind", "Dedicated", "cku", 2, "encryption_key", "arn:aws:kms")),
        501);
  }

  @Test
  void aDedicatedClusterHasTheCapacityAskedForAndCanBeResized() {
    Map<String, Object> spec = tenant.spec("Dedicated", "MULTI_ZONE");
    spec.put("config", Map.of("kind", "Dedicated", "cku", 2));
    String id =
        tenant
            .request()
            .body(Map.of("spec", spec))
            .post(CLUSTERS)
            .then()
            .statusCode(202)
            .body("spec.config.kind", equalTo("Dedicated"))
            .body("spec.config.cku", equalTo(2))
            .body("spec.config.zones", hasItems("us-east-2a", "us-east-2b", "us-east-2c"))
            .body("spec.config.max_ecku", nullValue())
            .extract()
            .path("id");

    patch(id, Map.of("config", Map.of("kind", "Dedicated", "cku", 4)))
        .statusCode(200)
        .body("spec.config.cku", equalTo(4))
        .body("status.cku", nullValue());
    patch(id, Map.of("display_name", "bigger")).body("spec.config.cku", equalTo(4));
    patch(id, Map.of("config", Map.of("kind", "Dedicated", "cku", 1))).statusCode(400);
    patch(id, Map.of("config", Map.of("kind", "Standard"))).statusCode(400);
  }

  @Test
  void capacityMustFitTheKindAndTheAvailability() {
    refused(spec -> spec.put("config", Map.of("kind", "Dedicated")), 400);
    refused(spec -> spec.put("config", Map.of("kind", "Dedicated", "cku", 0)), 400);
    refused(spec -> spec.put("config", Map.of("kind", "Dedicated", "cku", 25)), 400);
    refused(spec -> spec.put("config", Map.of("kind", "Dedicated", "cku", 1, "max_ecku", 5)), 400);
    refused(spec -> spec.put("config", Map.of("kind", "Enterprise", "cku", 2)), 400);
    assertThat(
            refused(
                spec -> {
                  spec.put("availability", "HIGH");
                  spec.put("config", Map.of("kind", "Dedicated", "cku", 1));
                },
                400))
        .contains("from 2 to");
  }

  @Test
  void anEnterpriseClusterIsElastic() {
    tenant
        .request()
        .body(Map.of("spec", tenant.spec("Enterprise", "HIGH")))
        .post(CLUSTERS)
        .then()
        .statusCode(202)
        .body("spec.config.kind", equalTo("Enterprise"))
        .body("spec.config.max_ecku", equalTo(10))
        .body("status.cku", nullValue());
  }

  @Test
  void anOrganizationHasAsManyClustersAsItMay() {
    TestTenant greedy = TestTenant.signUp();
    for (int i = 0; i < 20; i++) {
      greedy.createCluster("Basic", "SINGLE_ZONE");
    }
    greedy
        .request()
        .body(Map.of("spec", greedy.spec("Basic", "SINGLE_ZONE")))
        .post(CLUSTERS)
        .then()
        .statusCode(402)
        .body("errors[0].detail", containsString("20"));
  }

  @Test
  void pagesFollowEachOtherAndTheLastHasNoNext() {
    TestTenant own = TestTenant.signUp();
    String first = own.createCluster("Basic", "SINGLE_ZONE");
    String second = own.createCluster("Basic", "SINGLE_ZONE");
    String next =
        own.request()
            .queryParam("environment", own.environment())
            .queryParam("page_size", 1)
            .get(CLUSTERS)
            .then()
            .body("data.id", equalTo(List.of(first)))
            .extract()
            .path("metadata.next");
    own.request()
        .get(next)
        .then()
        .body("data.id", equalTo(List.of(second)))
        .body("metadata.next", nullValue());
  }

  @Test
  void twoZonesNeedTwoUnits() {
    refused(
        spec -> {
          spec.put("availability", "HIGH");
          spec.put("config", Map.of("kind", "Standard", "max_ecku", 1));
        },
        400);
  }

  @Test
  void regionsAreListedInBothForms() {
    tenant
        .request()
        .get("/api/env_metadata")
        .then()
        .statusCode(200)
        .body("clouds.id", hasItems("aws", "gcp", "azure"))
        .body("clouds[0].regions.id", hasItem("us-east-2"))
        .body("clouds[0].regions[0].is_schedulable", equalTo(true))
        .body("clouds[0].accounts", empty());
    tenant
        .request()
        .queryParam("page_size", 5)
        .get("/api/cmk/v2/regions")
        .then()
        .statusCode(200)
        .body("data", hasSize(5))
        .body("data[0].display_name", containsString("runs on this machine"));
  }

  @Test
  void theOperatorsRoutesAreNothingToATenant() {
    tenant.request().get("/admin/v1/regions").then().statusCode(404);
    tenant.request().get("/admin/v1/cells").then().statusCode(404);
  }

  private static io.restassured.response.ValidatableResponse patch(
      String id, Map<String, Object> spec) {
    Map<String, Object> full = new java.util.HashMap<>(spec);
    full.put("environment", Map.of("id", tenant.environment()));
    return tenant.request().body(Map.of("spec", full)).patch(CLUSTERS + "/" + id).then();
  }

  private static String refused(Consumer<Map<String, Object>> change, int status) {
    Map<String, Object> spec = tenant.spec("Basic", "SINGLE_ZONE");
    change.accept(spec);
    return tenant
        .request()
        .body(Map.of("spec", spec))
        .post(CLUSTERS)
        .then()
        .statusCode(status)
        .extract()
        .path("errors[0].detail");
  }
}
