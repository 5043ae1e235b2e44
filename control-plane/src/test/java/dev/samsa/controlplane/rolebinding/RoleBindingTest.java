package dev.samsa.controlplane.rolebinding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.ClusterRows;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class RoleBindingTest {
  private static final String PATH = "/iam/v2/role-bindings";

  @Inject ClusterRows clusters;

  @Test
  void aBindingEchoesItsPatternAndItsDeleteAnswersIt() {
    Tenant tenant = Tenant.signUp();
    String account = tenant.serviceAccount("robot");
    String cluster = clusters.insert(tenant.environment());
    String pattern =
        tenant.environmentCrn() + "/cloud-cluster=" + cluster + "/kafka=" + cluster + "/topic=a*";
    long before = clusters.accessNumber(cluster);

    String id =
        tenant
            .bind(account, "DeveloperRead", pattern)
            .then()
            .statusCode(201)
            .body("id", startsWith("rb-"))
            .body("principal", equalTo("User:" + account))
            .body("role_name", equalTo("DeveloperRead"))
            .body("crn_pattern", equalTo(pattern))
            .extract()
            .path("id");

    assertThat(clusters.accessNumber(cluster)).isEqualTo(before + 1);
    tenant.bind(account, "DeveloperRead", pattern).then().statusCode(409);
    tenant
        .request()
        .delete(PATH + "/" + id)
        .then()
        .statusCode(200)
        .body("crn_pattern", equalTo(pattern));
    tenant.request().get(PATH + "/" + id).then().statusCode(404);
    assertThat(clusters.accessNumber(cluster)).isEqualTo(before + 2);
  }

  @Test
  void aPrincipalIsToldWhatItMayDoAndWhoCanGrantMore() {
    Tenant tenant = Tenant.signUp();
    String account = tenant.serviceAccount("robot");
    Tenant.Key key = tenant.cloudKey(account);
    tenant.bind(account, "EnvironmentAdmin", tenant.environmentCrn());

    Tenant.basic(key)
        .get("/iam/v2/permissions")
        .then()
        .statusCode(200)
        .body("organization_admin", equalTo(false))
        .body("billing_admin", equalTo(false))
        .body("environment_admin", equalTo(List.of(tenant.environment())))
        .body("granted_by", hasSize(1));
    tenant
        .request()
        .get("/iam/v2/permissions")
        .then()
        .body("organization_admin", equalTo(true))
        .body("billing_admin", equalTo(true));
  }

  @Test
  void aRoleWorksAsSoonAsItIsBoundAndNoLongerThanThat() {
    Tenant tenant = Tenant.signUp();
    String account = tenant.serviceAccount("robot");
    Tenant.Key key = tenant.cloudKey(account);
    String path = "/org/v2/environments/" + tenant.environment();
    String body = "{\"display_name\": \"renamed\"}";
    Tenant.basic(key).body(body).patch(path).then().statusCode(404);

    String viewer = tenant.bind(account, "MetricsViewer", tenant.environmentCrn()).path("id");
    Tenant.basic(key).get(path).then().statusCode(200);
    Tenant.basic(key)
        .body(body)
        .patch(path)
        .then()
        .statusCode(403)
        .body("errors[0].detail", containsString("EnvironmentAdmin"));

    String admin = tenant.bind(account, "EnvironmentAdmin", tenant.environmentCrn()).path("id");
    Tenant.basic(key).body(body).patch(path).then().statusCode(200);

    tenant.request().delete(PATH + "/" + admin).then().statusCode(200);
    Tenant.basic(key).body(body).patch(path).then().statusCode(403);
    tenant.request().delete(PATH + "/" + viewer).then().statusCode(200);
    Tenant.basic(key).get(path).then().statusCode(404);
  }

  @Test
  void theLastAdministratorKeepsTheRole() {
    Tenant tenant = Tenant.signUp();
    String id = tenant.request().get(PATH + "?crn_pattern=" + tenant.crn()).path("data[0].id");
    tenant.bind(tenant.serviceAccount("robot"), "OrganizationAdmin", tenant.crn());

    tenant
        .request()
        .delete(PATH + "/" + id)
        .then()
        .statusCode(409)
        .body("errors[0].detail", containsString("last user"));
  }

  @Test
  void bindingsAreListedByPatternPrincipalAndRole() {
    Tenant tenant = Tenant.signUp();
    String account = tenant.serviceAccount("robot");
    String bound = tenant.bind(account, "EnvironmentAdmin", tenant.environmentCrn()).path("id");

    assertThat(ids(tenant, "?crn_pattern=" + tenant.environmentCrn())).containsExactly(bound);
    assertThat(ids(tenant, "?crn_pattern=" + tenant.crn() + "/*")).hasSize(2).contains(bound);
    assertThat(ids(tenant, "?crn_pattern=" + tenant.crn() + "/*&principal=User:" + account))
        .containsExactly(bound);
    assertThat(ids(tenant, "?crn_pattern=" + tenant.crn() + "/*&role_name=EnvironmentAdmin"))
        .containsExactly(bound);
    tenant.request().get(PATH).then().statusCode(400);
  }

  @Test
  void badBindingsAreRefusedWithWhatToChange() {
    Tenant tenant = Tenant.signUp();

    tenant
        .bind(tenant.user(), "Emperor", tenant.crn())
        .then()
        .statusCode(400)
        .body("errors[0].detail", containsString("CloudClusterAdmin"));
    tenant.bind(tenant.user(), "OrganizationAdmin", "crn://x").then().statusCode(400);
    tenant
        .bind(tenant.user(), "CloudClusterAdmin", tenant.environmentCrn())
        .then()
        .statusCode(400)
        .body("errors[0].detail", containsString("level"));
    tenant.bind("group-1", "OrganizationAdmin", tenant.crn()).then().statusCode(400);
    tenant.bind("pool-1", "OrganizationAdmin", tenant.crn()).then().statusCode(404);
    tenant.bind("sa-none", "OrganizationAdmin", tenant.crn()).then().statusCode(404);
    tenant
        .bind(
            tenant.user(), "CloudClusterAdmin", tenant.environmentCrn() + "/cloud-cluster=lkc-none")
        .then()
        .statusCode(404);
  }

  @Test
  void nobodyGivesARoleAboveWhatHeAdministers() {
    Tenant tenant = Tenant.signUp();
    String account = tenant.serviceAccount("robot");
    tenant.bind(account, "EnvironmentAdmin", tenant.environmentCrn());
    Tenant.Key key = tenant.cloudKey(account);

    Tenant.basic(key)
        .body(
            java.util.Map.of(
                "principal",
                "User:" + account,
                "role_name",
                "OrganizationAdmin",
                "crn_pattern",
                tenant.crn()))
        .post(PATH)
        .then()
        .statusCode(403);
  }

  private static List<String> ids(Tenant tenant, String query) {
    return tenant.request().get(PATH + query).then().statusCode(200).extract().path("data.id");
  }
}
