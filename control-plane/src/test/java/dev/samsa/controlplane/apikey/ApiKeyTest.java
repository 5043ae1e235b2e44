package dev.samsa.controlplane.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.ClusterRows;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class ApiKeyTest {
  private static final String PATH = "/iam/v2/api-keys";

  @Inject ClusterRows clusters;

  @Test
  void aCloudKeyShowsItsSecretOnceAndTheResourceThatClientsExpect() {
    Tenant tenant = Tenant.signUp();
    String account = tenant.serviceAccount("robot");
    Response created =
        tenant
            .request()
            .body(
                Map.of(
                    "spec",
                    Map.of(
                        "display_name",
                        "key",
                        "description",
                        "",
                        "owner",
                        Map.of("id", account, "kind", "ServiceAccount"))))
            .post(PATH);
    created
        .then()
        .statusCode(202)
        .body("id", matchesPattern("[A-Z0-9]{16}"))
        .body("spec.secret", matchesPattern("[A-Za-z0-9]{64}"))
        .body("spec.owner.id", equalTo(account))
        .body("spec.owner.kind", equalTo("ServiceAccount"))
        .body("spec.owner.api_version", equalTo("iam/v2"))
        .body("spec.resource.id", equalTo("cloud"))
        .body("spec.resource.kind", equalTo("Cloud"))
        .body("spec.resource.api_version", equalTo("iam/v2"));

    tenant
        .request()
        .get(PATH + "/" + created.path("id"))
        .then()
        .statusCode(200)
        .body("spec.display_name", equalTo("key"))
        .body("spec.secret", nullValue());
  }

  @Test
  void aKeySaysWhenItWasUsedLast() {
    Tenant tenant = Tenant.signUp();
    Tenant.Key key = tenant.cloudKey(tenant.user());
    String own = PATH + "/" + key.id();

    tenant.request().get(own).then().body("status.last_used_at", nullValue());
    Tenant.basic(key).get(own).then().statusCode(200);
    tenant.request().get(own).then().body("status.last_used_at", containsString("T"));
  }

  @Test
  void aKafkaKeyAnswersTheClustersKindAndVersionThoughTheRequestHasNone() {
    Tenant tenant = Tenant.signUp();
    String cluster = clusters.insert(tenant.environment());

    tenant
        .request()
        .body(Map.of("spec", Map.of("resource", Map.of("id", cluster))))
        .post(PATH)
        .then()
        .statusCode(202)
        .body("spec.owner.id", equalTo(tenant.user()))
        .body("spec.resource.id", equalTo(cluster))
        .body("spec.resource.kind", equalTo("Cluster"))
        .body("spec.resource.api_version", equalTo("cmk/v2"));
  }

  @Test
  void brokersAreToldOfEachKafkaKeyThatIsMadeOrRevoked() {
    Tenant tenant = Tenant.signUp();
    String cluster = clusters.insert(tenant.environment());
    long before = clusters.accessNumber(cluster);

    Tenant.Key key = tenant.kafkaKey(tenant.user(), cluster);
    assertThat(clusters.accessNumber(cluster)).isEqualTo(before + 1);

    tenant.request().delete(PATH + "/" + key.id()).then().statusCode(204);
    assertThat(clusters.accessNumber(cluster)).isEqualTo(before + 2);
    tenant.request().get(PATH + "/" + key.id()).then().statusCode(404);
  }

  @Test
  void aKeyOfAVanishedClusterCanStillBeDeleted() {
    Tenant tenant = Tenant.signUp();
    String cluster = clusters.insert(tenant.environment());
    Tenant.Key key = tenant.kafkaKey(tenant.user(), cluster);
    clusters.delete(cluster);

    tenant.request().delete(PATH + "/" + key.id()).then().statusCode(204);
  }

  @Test
  void nameAndDescriptionCanBeChangedAndTakenAway() {
    Tenant tenant = Tenant.signUp();
    Tenant.Key key = tenant.cloudKey(tenant.user());

    tenant
        .request()
        .body("{\"spec\": {\"display_name\": \"ci\", \"description\": \"for builds\"}}")
        .patch(PATH + "/" + key.id())
        .then()
        .statusCode(200)
        .body("spec.display_name", equalTo("ci"));
    tenant
        .request()
        .body("{\"spec\": {\"description\": null}}")
        .patch(PATH + "/" + key.id())
        .then()
        .body("spec.display_name", equalTo("ci"))
        .body("spec.description", equalTo(""));
  }

  @Test
  void keysAreListedByOwnerAndByResource() {
    Tenant tenant = Tenant.signUp();
    String account = tenant.serviceAccount("robot");
    String cluster = clusters.insert(tenant.environment());
    Tenant.Key cloud = tenant.cloudKey(tenant.user());
    Tenant.Key kafka = tenant.kafkaKey(account, cluster);

    assertThat(ids(tenant, "?spec.owner=" + account)).containsExactly(kafka.id());
    assertThat(ids(tenant, "?spec.resource=" + cluster)).containsExactly(kafka.id());
    assertThat(ids(tenant, "?spec.resource=cloud")).containsExactly(cloud.id());
    assertThat(ids(tenant, "?spec.owner=&spec.resource=")).containsExactly(cloud.id(), kafka.id());
  }

  @Test
  void aClusterAdministratorMakesKeysForItsClusterAndServiceAccountsOnly() {
    Tenant tenant = Tenant.signUp();
    String account = tenant.serviceAccount("robot");
    String admin = tenant.serviceAccount("admin");
    String cluster = clusters.insert(tenant.environment());
    String other = clusters.insert(tenant.environment());
    tenant
        .bind(admin, "CloudClusterAdmin", tenant.environmentCrn() + "/cloud-cluster=" + cluster)
        .then()
        .statusCode(201);
    Tenant.Key key = tenant.cloudKey(admin);

    assertThat(status(key, account, cluster)).isEqualTo(202);
    assertThat(status(key, admin, cluster)).isEqualTo(202);
    assertThat(status(key, tenant.user(), cluster)).isEqualTo(403);
    assertThat(status(key, account, other)).isEqualTo(404);
    assertThat(status(key, account, "cloud")).isEqualTo(403);
  }

  @Test
  void deletingAServiceAccountRevokesItsKeys() {
    Tenant tenant = Tenant.signUp();
    String account = tenant.serviceAccount("robot");
    String cluster = clusters.insert(tenant.environment());
    Tenant.Key cloud = tenant.cloudKey(account);
    tenant.kafkaKey(account, cluster);
    long before = clusters.accessNumber(cluster);

    tenant.request().delete("/iam/v2/service-accounts/" + account).then().statusCode(204);

    Tenant.basic(cloud).get("/org/v2/environments").then().statusCode(401);
    assertThat(ids(tenant, "")).isEmpty();
    assertThat(clusters.accessNumber(cluster)).isGreaterThan(before);
  }

  @Test
  void whatIsNotOfferedOrMakesNoSenseIsRefusedWithASentence() {
    Tenant tenant = Tenant.signUp();

    create(tenant, Map.of("resource", Map.of("id", "lsrc-1"))).then().statusCode(501);
    create(tenant, Map.of("resource", Map.of("id", "aws.us-east-1", "kind", "Region")))
        .then()
        .statusCode(501);
    create(tenant, Map.of("resource", Map.of("id", "kafka")))
        .then()
        .statusCode(400)
        .body("errors[0].detail", containsString("lkc-"));
    create(tenant, Map.of("resource", Map.of("kind", "Cluster"))).then().statusCode(400);
    create(tenant, Map.of("owner", Map.of("id", "pool-1"))).then().statusCode(400);
    create(tenant, Map.of("owner", Map.of("id", "nobody"))).then().statusCode(400);
    create(tenant, Map.of("display_name", "x".repeat(200))).then().statusCode(400);
    tenant.request().body("{}").post(PATH).then().statusCode(400);
  }

  private static Response create(Tenant tenant, Map<String, Object> spec) {
    return tenant.request().body(Map.of("spec", spec)).post(PATH);
  }

  private static int status(Tenant.Key key, String owner, String resource) {
    return Tenant.basic(key)
        .body(
            Map.of(
                "spec", Map.of("owner", Map.of("id", owner), "resource", Map.of("id", resource))))
        .post(PATH)
        .statusCode();
  }

  private static List<String> ids(Tenant tenant, String query) {
    return tenant.request().get(PATH + query).then().statusCode(200).extract().path("data.id");
  }
}
