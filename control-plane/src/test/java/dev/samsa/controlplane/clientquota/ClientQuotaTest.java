package dev.samsa.controlplane.clientquota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.samsa.controlplane.access.AccessSnapshots;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.ClusterRows;
import dev.samsa.controlplane.tenant.Tenant;
import dev.samsa.description.access.PrincipalQuota;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class ClientQuotaTest {
  private static final String PATH = "/kafka-quotas/v1/client-quotas";

  @Inject ClusterRows clusters;
  @Inject AccessSnapshots snapshots;

  @Test
  void aQuotaIsMadeReadChangedAndDeletedAndBrokersLearnOfEach() {
    Tenant tenant = Tenant.signUp();
    String cluster = clusters.insert(tenant.environment());
    String account = tenant.serviceAccount("robot");
    long before = clusters.accessNumber(cluster);

    Response created = create(tenant, cluster, "1048576", "2097152", account);
    created
        .then()
        .statusCode(202)
        .body("api_version", equalTo("kafka-quotas/v1"))
        .body("kind", equalTo("ClientQuota"))
        .body("id", startsWith("cq-"))
        .body("metadata.resource_name", containsString("/client-quota=cq-"))
        .body("spec.throughput.ingress_byte_rate", equalTo("1048576"))
        .body("spec.throughput.egress_byte_rate", equalTo("2097152"))
        .body("spec.cluster.id", equalTo(cluster))
        .body("spec.environment.id", equalTo(tenant.environment()))
        .body("spec.principals.id", equalTo(List.of(account)));
    String id = created.path("id");
    assertThat(clusters.accessNumber(cluster)).isGreaterThan(before);
    assertThat(quotas(cluster)).containsExactly(new PrincipalQuota(account, 1048576L, 2097152L));

    tenant
        .request()
        .body(
            Map.of(
                "spec",
                Map.of(
                    "environment",
                    Map.of("id", tenant.environment()),
                    "throughput",
                    Map.of("ingress_byte_rate", "5", "egress_byte_rate", ""),
                    "principals",
                    List.of(Map.of("id", "<default>")))))
        .patch(PATH + "/" + id)
        .then()
        .statusCode(200)
        .body("spec.display_name", equalTo("slow"))
        .body("spec.throughput.egress_byte_rate", nullValue());
    assertThat(quotas(cluster)).containsExactly(new PrincipalQuota("<default>", 5L, null));

    list(tenant, cluster).then().statusCode(200).body("data.id", equalTo(List.of(id)));
    tenant.request().delete(PATH + "/" + id).then().statusCode(204);
    tenant.request().get(PATH + "/" + id).then().statusCode(404);
    assertThat(quotas(cluster)).isEmpty();
  }

  @Test
  void aRateThatIsNotSentStays() {
    Tenant tenant = Tenant.signUp();
    String cluster = clusters.insert(tenant.environment());
    String id = create(tenant, cluster, "1", "2", "<default>").path("id");

    tenant
        .request()
        .body(Map.of("spec", Map.of("throughput", Map.of("ingress_byte_rate", "5"))))
        .patch(PATH + "/" + id)
        .then()
        .statusCode(200)
        .body("spec.throughput.ingress_byte_rate", equalTo("5"))
        .body("spec.throughput.egress_byte_rate", equalTo("2"));
  }

  @Test
  void aPrincipalHasOneQuotaOnACluster() {
    Tenant tenant = Tenant.signUp();
    String cluster = clusters.insert(tenant.environment());
    String account = tenant.serviceAccount("robot");
    create(tenant, cluster, "1", "1", account).then().statusCode(202);

    create(tenant, cluster, "2", "2", account).then().statusCode(409);
    list(tenant, cluster).then().body("data", hasSize(1));
  }

  @Test
  void whatGoesWithAServiceAccountIsItsQuota() {
    Tenant tenant = Tenant.signUp();
    String cluster = clusters.insert(tenant.environment());
    String account = tenant.serviceAccount("robot");
    create(tenant, cluster, "1", "1", account).then().statusCode(202);

    tenant.request().delete("/iam/v2/service-accounts/" + account).then().statusCode(204);

    assertThat(quotas(cluster)).isEmpty();
  }

  @Test
  void ratesAndPrincipalsThatCannotBeAreRefused() {
    Tenant tenant = Tenant.signUp();
    String cluster = clusters.insert(tenant.environment());
    create(tenant, cluster, "-1", "1", "<default>").then().statusCode(400);
    create(tenant, cluster, "many", "1", "<default>").then().statusCode(400);
    create(tenant, cluster, "1", "1", "robot").then().statusCode(400);
    create(tenant, cluster, "1", "1", "sa-nobody").then().statusCode(404);
    tenant.request().get(PATH).then().statusCode(400);
  }

  @Test
  void aStrangersQuotaLooksLikeNothing() {
    Tenant tenant = Tenant.signUp();
    Tenant stranger = Tenant.signUp();
    String cluster = clusters.insert(tenant.environment());
    String id = create(tenant, cluster, "1", "1", "<default>").path("id");

    stranger.request().get(PATH + "/" + id).then().statusCode(404);
    stranger.request().delete(PATH + "/" + id).then().statusCode(404);
    list(stranger, cluster).then().statusCode(404);
    String own = clusters.insert(stranger.environment());
    list(stranger, own).then().body("data", empty());
  }

  private List<PrincipalQuota> quotas(String cluster) {
    return snapshots.assemble(cluster).orElseThrow().quotas();
  }

  private static Response list(Tenant tenant, String cluster) {
    return tenant
        .request()
        .queryParam("spec.cluster", cluster)
        .queryParam("environment", tenant.environment())
        .get(PATH);
  }

  private static Response create(
      Tenant tenant, String cluster, String ingress, String egress, String principal) {
    Map<String, Object> spec = new HashMap<>();
    spec.put("display_name", "slow");
    spec.put("description", "");
    spec.put("throughput", Map.of("ingress_byte_rate", ingress, "egress_byte_rate", egress));
    spec.put("cluster", Map.of("id", cluster));
    spec.put("environment", Map.of("id", tenant.environment()));
    spec.put("principals", List.of(Map.of("id", principal)));
    return tenant.request().body(Map.of("spec", spec)).post(PATH);
  }
}
