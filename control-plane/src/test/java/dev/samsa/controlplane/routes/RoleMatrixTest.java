package dev.samsa.controlplane.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.ClusterRows;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each role may do on the control plane, one row a role. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class RoleMatrixTest {
  @Inject ClusterRows clusters;

  /** Columns: what follows from the calls in {@link #statuses}. */
  @ParameterizedTest
  @CsvSource({
    // role, bound at, see environment, change it, make environments, see cluster, change cluster,
    // quotas, costs, audit log, metrics, make identity providers
    "OrganizationAdmin, organization, 200, 200, 201, 200, 200, 202, 200, 200, 200, 201",
    "AccountAdmin, organization, 200, 403, 403, 200, 403, 403, 403, 403, 403, 403",
    "BillingAdmin, organization, 200, 403, 403, 200, 403, 403, 200, 403, 403, 403",
    "MetricsViewer, organization, 200, 403, 403, 200, 403, 403, 403, 403, 200, 403",
    "Operator, organization, 200, 403, 403, 200, 403, 403, 403, 403, 200, 403",
    "EnvironmentAdmin, environment, 200, 200, 403, 200, 200, 202, 403, 403, 200, 403",
    "MetricsViewer, environment, 200, 403, 403, 200, 403, 403, 403, 403, 200, 403",
    "DataDiscovery, environment, 200, 403, 403, 200, 403, 403, 403, 403, 403, 403",
    "CloudClusterAdmin, cluster, 200, 403, 403, 200, 200, 202, 403, 403, 200, 403",
    "MetricsViewer, cluster, 200, 403, 403, 200, 403, 403, 403, 403, 200, 403",
    "DeveloperRead, topic, 200, 403, 403, 200, 403, 403, 403, 403, 403, 403",
    "ResourceOwner, topic, 200, 403, 403, 200, 403, 403, 403, 403, 403, 403",
    "none, nowhere, 404, 404, 403, 404, 404, 404, 403, 403, 404, 403"
  })
  void aRoleDoesWhatItsRowSays(
      String role,
      String level,
      int seeEnvironment,
      int changeEnvironment,
      int makeEnvironments,
      int seeCluster,
      int changeCluster,
      int quotas,
      int costs,
      int audit,
      int metrics,
      int providers) {
    Tenant tenant = Tenant.signUp();
    String cluster = clusters.insert(tenant.environment());
    String account = tenant.serviceAccount("worker");
    Tenant.Key key = tenant.cloudKey(account);
    if (!role.equals("none")) {
      tenant.bind(account, role, pattern(tenant, cluster, level)).then().statusCode(201);
    }

    assertThat(statuses(key, tenant, cluster))
        .containsExactly(
            seeEnvironment,
            changeEnvironment,
            makeEnvironments,
            seeCluster,
            changeCluster,
            quotas,
            costs,
            audit,
            metrics,
            providers);
  }

  private static List<Integer> statuses(Tenant.Key key, Tenant tenant, String cluster) {
    String environment = tenant.environment();
    String days = "?start_date=2026-11-01&end_date=2026-11-02";
    return List.of(
        call(key, Method.GET, "/org/v2/environments/" + environment, null),
        call(
            key,
            Method.PATCH,
            "/org/v2/environments/" + environment,
            Map.of("display_name", "renamed")),
        call(key, Method.POST, "/org/v2/environments", Map.of("display_name", "another")),
        call(key, Method.GET, "/cmk/v2/clusters/" + cluster, null),
        call(
            key,
            Method.PATCH,
            "/cmk/v2/clusters/" + cluster,
            Map.of(
                "spec",
                Map.of("display_name", "renamed", "environment", Map.of("id", environment)))),
        call(key, Method.POST, "/kafka-quotas/v1/client-quotas", quota(environment, cluster)),
        call(key, Method.GET, "/billing/v1/costs" + days, null),
        call(key, Method.GET, "/iam/v2/audit-entries", null),
        call(key, Method.GET, "/v2/metrics/cloud/export?resource.kafka.id=" + cluster, null),
        call(key, Method.POST, "/iam/v2/identity-providers", provider()));
  }

  private static Map<String, Object> provider() {
    return Map.of(
        "display_name", "issuer",
        "issuer", "https://issuer.example.com",
        "jwks_uri", "http://127.0.0.1:9/keys");
  }

  private static Map<String, Object> quota(String environment, String cluster) {
    return Map.of(
        "spec",
        Map.of(
            "display_name", "slow",
            "throughput", Map.of("ingress_byte_rate", "1", "egress_byte_rate", "1"),
            "cluster", Map.of("id", cluster),
            "environment", Map.of("id", environment),
            "principals", List.of(Map.of("id", "<default>"))));
  }

  private static int call(Tenant.Key key, Method method, String path, Map<String, Object> body) {
    RequestSpecification request = Tenant.basic(key);
    if (body != null) {
      request.body(body);
    }
    return request.request(method, path).statusCode();
  }

  private static String pattern(Tenant tenant, String cluster, String level) {
    String clusterCrn = tenant.environmentCrn() + "/cloud-cluster=" + cluster;
    return switch (level) {
      case "organization" -> tenant.crn();
      case "environment" -> tenant.environmentCrn();
      case "cluster" -> clusterCrn;
      default -> clusterCrn + "/kafka=" + cluster + "/topic=orders";
    };
  }
}
