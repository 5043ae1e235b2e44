package dev.samsa.controlplane.serviceaccount;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class ServiceAccountTest {
  private static final String PATH = "/iam/v2/service-accounts";

  @Test
  void aServiceAccountIsMadeReadChangedAndDeleted() {
    Tenant tenant = Tenant.signUp();
    String id =
        tenant
            .request()
            .body(Map.of("display_name", "robot", "description", "sorts mail"))
            .post(PATH + "?assigned_resource_owner=" + tenant.user())
            .then()
            .statusCode(201)
            .body("id", startsWith("sa-"))
            .body("api_version", equalTo("iam/v2"))
            .body("kind", equalTo("ServiceAccount"))
            .body("metadata.resource_name", startsWith(tenant.crn() + "/service-account=sa-"))
            .extract()
            .path("id");

    tenant
        .request()
        .body(Map.of("description", "sorts letters"))
        .patch(PATH + "/" + id)
        .then()
        .statusCode(200)
        .body("display_name", equalTo("robot"))
        .body("description", equalTo("sorts letters"));
    tenant
        .request()
        .body("{\"description\": null}")
        .patch(PATH + "/" + id)
        .then()
        .body("description", equalTo(""));
    tenant.request().delete(PATH + "/" + id).then().statusCode(204);
    tenant.request().get(PATH + "/" + id).then().statusCode(404);
  }

  @Test
  void namesAreUniqueWithinAnOrganizationOnly() {
    Tenant tenant = Tenant.signUp();
    tenant.serviceAccount("robot");

    tenant
        .request()
        .body(Map.of("display_name", "robot"))
        .post(PATH)
        .then()
        .statusCode(409)
        .body("errors[0].detail", containsString("robot"));
    Tenant.signUp().serviceAccount("robot");
  }

  @Test
  void aNameIsFoundByItsWordsSentOneByOne() {
    Tenant tenant = Tenant.signUp();
    tenant.serviceAccount("mail sorting robot");
    tenant.serviceAccount("mail reading robot");

    tenant
        .request()
        .get(PATH + "?display_name=mail&display_name=sorting&display_name=robot")
        .then()
        .body("data", hasSize(1))
        .body("data[0].display_name", equalTo("mail sorting robot"));
  }

  @Test
  void aDescriptionOfTheWrongTypeIsRefused() {
    Tenant tenant = Tenant.signUp();
    String id = tenant.serviceAccount("robot");

    tenant.request().body("{\"description\": 5}").patch(PATH + "/" + id).then().statusCode(400);
    tenant.request().body(Map.of("display_name", "x".repeat(65))).post(PATH).then().statusCode(400);
  }

  @Test
  void anAccountAdministratorMakesServiceAccountsAndInvitationsAndNothingElse() {
    Tenant tenant = Tenant.signUp();
    String account = tenant.serviceAccount("clerk");
    tenant.bind(account, "AccountAdmin", tenant.crn()).then().statusCode(201);
    Tenant.Key key = tenant.cloudKey(account);

    Tenant.basic(key)
        .body(Map.of("display_name", "robot"))
        .post("/iam/v2/service-accounts")
        .then()
        .statusCode(201);
    Tenant.basic(key)
        .body(Map.of("email", "guest-" + account + "@example.org"))
        .post("/iam/v2/invitations")
        .then()
        .statusCode(201);
    Tenant.basic(key)
        .body(Map.of("display_name", "mine"))
        .post("/org/v2/environments")
        .then()
        .statusCode(403);
  }

  @Test
  void aServiceAccountCanBeMadeForAnOwnerWhoThenLooksAfterIt() {
    Tenant tenant = Tenant.signUp();
    String owner = tenant.serviceAccount("team");
    Tenant.Key key = tenant.cloudKey(owner);
    String account =
        tenant
            .request()
            .body(Map.of("display_name", "robot"))
            .post("/iam/v2/service-accounts?assigned_resource_owner=" + owner)
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    String binding =
        "/iam/v2/role-bindings?role_name=ResourceOwner&principal=User:" + owner + "&crn_pattern=";
    tenant
        .request()
        .get(binding + tenant.crn() + "/*")
        .then()
        .body("data[0].crn_pattern", equalTo(tenant.crn() + "/service-account=" + account));
    Tenant.basic(key)
        .body(Map.of("spec", Map.of("owner", Map.of("id", account))))
        .post("/iam/v2/api-keys")
        .then()
        .statusCode(202);
    Tenant.basic(key).get("/iam/v2/api-keys?spec.owner=" + account).then().body("data", hasSize(1));
    Tenant.basic(key).delete("/iam/v2/service-accounts/" + account).then().statusCode(204);
    tenant.request().get(binding + tenant.crn() + "/*").then().body("data", hasSize(0));
    tenant
        .request()
        .body(Map.of("display_name", "orphan"))
        .post("/iam/v2/service-accounts?assigned_resource_owner=sa-nobody0")
        .then()
        .statusCode(404);
    tenant.request().get("/iam/v2/service-accounts").then().body("data.display_name", hasSize(1));
  }
}
