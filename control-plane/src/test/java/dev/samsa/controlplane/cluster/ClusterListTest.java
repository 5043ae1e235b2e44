package dev.samsa.controlplane.cluster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What lists of clusters hold, and the limits of clusters. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class ClusterListTest {
  private static final String CLUSTERS = "/cmk/v2/clusters";

  @Test
  void whoSeesAFewClustersOnlyStillReadsThePagesToTheEnd() {
    TestTenant own = TestTenant.signUp();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      all.add(own.createCluster("Basic", "SINGLE_ZONE"));
    }
    String account =
        own.request()
            .body(Map.of("display_name", "operator"))
            .post("/iam/v2/service-accounts")
            .path("id");
    for (String id : List.of(all.get(2), all.get(5))) {
      String crn = own.request().get(CLUSTERS + "/" + id).path("metadata.resource_name");
      own.request()
          .body(
              Map.of(
                  "principal",
                  "User:" + account,
                  "role_name",
                  "CloudClusterAdmin",
                  "crn_pattern",
                  crn.substring(0, crn.lastIndexOf("/kafka="))))
          .post("/iam/v2/role-bindings")
          .then()
          .statusCode(201);
    }
    var key =
        own.request()
            .body(Map.of("spec", Map.of("owner", Map.of("id", account))))
            .post("/iam/v2/api-keys");

    String next = CLUSTERS + "?page_size=1&environment=" + own.environment();
    List<String> seen = new ArrayList<>();
    while (next != null) {
      var page =
          given()
              .auth()
              .preemptive()
              .basic(key.path("id"), key.path("spec.secret"))
              .get(next)
              .then()
              .statusCode(200)
              .extract();
      seen.addAll(page.<List<String>>path("data.id"));
      next = page.path("metadata.next");
    }
    assertThat(seen).containsExactly(all.get(2), all.get(5));
  }

  @Test
  void clustersAreFoundByTheirProtectionAndNoneInANetwork() {
    TestTenant own = TestTenant.signUp();
    String open = own.createCluster("Basic", "SINGLE_ZONE");
    String list = CLUSTERS + "?environment=" + own.environment();
    own.request()
        .get(list + "&spec.deletion_protection=false")
        .then()
        .body("data.id", hasItem(open));
    own.request().get(list + "&spec.deletion_protection=true").then().body("data", empty());
    own.request().get(list + "&spec.deletion_protection=maybe").then().statusCode(400);
    own.request().get(list + "&spec.network=n-abc123").then().body("data", empty());
  }

  @Test
  void theLimitsOfAnOrganizationAndOfAClusterAreTold() {
    TestTenant own = TestTenant.signUp();
    String id = own.createCluster("Basic", "SINGLE_ZONE");
    String quotas = "/service-quota/v1/applied-quotas?scope=";
    own.request()
        .get(quotas + "organization")
        .then()
        .statusCode(200)
        .body("kind", equalTo("AppliedQuotaList"))
        .body("data[0].applied_limit", equalTo(20))
        .body("data[0].usage", equalTo(1));
    own.request()
        .get(quotas + "kafka_cluster&kafka_cluster=" + id)
        .then()
        .body("data.id", hasItem("kafka.max_partitions.per_cluster"));
    own.request().get(quotas + "network").then().body("data", empty());
    own.request().get(quotas + "galaxy").then().statusCode(400);
    TestTenant.signUp()
        .request()
        .get(quotas + "kafka_cluster&kafka_cluster=" + id)
        .then()
        .statusCode(404);
  }
}
