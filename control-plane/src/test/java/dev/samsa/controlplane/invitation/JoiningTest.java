package dev.samsa.controlplane.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Mailbox;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class JoiningTest {

  @Test
  void anInvitedStrangerJoinsWithANewPasswordAndTheRolesBoundBefore() {
    Tenant tenant = Tenant.signUp();
    String email = newEmail();
    Response invited = invite(tenant, email);
    invited
        .then()
        .statusCode(201)
        .body("id", startsWith("i-"))
        .body("status", equalTo("INVITE_STATUS_SENT"))
        .body("accepted_at", nullValue())
        .body("creator.id", equalTo(tenant.user()));
    String user = invited.path("user.id");
    tenant.bind(user, "EnvironmentAdmin", tenant.environmentCrn()).then().statusCode(201);

    Response accepted = accept(email);

    accepted
        .then()
        .statusCode(200)
        .body("user.id", equalTo(user))
        .body("user.email", equalTo(email));
    Tenant.bearer(accepted.path("token"))
        .get("/org/v2/environments")
        .then()
        .body("data", hasSize(1));
    tenant
        .request()
        .get("/iam/v2/invitations/" + invited.path("id"))
        .then()
        .body("status", equalTo("INVITE_STATUS_ACCEPTED"));
    acceptWith(Mailbox.awaitToken(email), Tenant.PASSWORD).then().statusCode(404);
  }

  @Test
  void anAccountCanBelongToSeveralOrganizations() {
    Tenant tenant = Tenant.signUp();
    Tenant guest = Tenant.signUp();
    invite(tenant, guest.email()).then().statusCode(201);
    String token = Mailbox.awaitToken(guest.email());

    acceptWith(token, "not-the-password-1").then().statusCode(403);
    acceptWith(token, Tenant.PASSWORD).then().statusCode(200);

    guest.request().get("/org/v2/organizations").then().body("data", hasSize(2));
    String elsewhere =
        guest
            .request()
            .body(Map.of("orgResourceId", tenant.organization()))
            .post("/api/sessions")
            .then()
            .statusCode(200)
            .extract()
            .path("token");
    Tenant.bearer(elsewhere)
        .get("/api/me")
        .then()
        .body("organization.resource_id", equalTo(tenant.organization()));
  }

  @Test
  void aMemberIsNotInvitedAgainAndAnInvitationNotRepeated() {
    Tenant tenant = Tenant.signUp();
    String email = newEmail();

    invite(tenant, tenant.email()).then().statusCode(409);
    String id = invite(tenant, email).path("id");
    invite(tenant, email).then().statusCode(409);
    tenant.request().delete("/iam/v2/invitations/" + id).then().statusCode(204);
    invite(tenant, email).then().statusCode(201);
    tenant
        .request()
        .body(Map.of("email", newEmail(), "auth_type", "AUTH_TYPE_SSO"))
        .post("/iam/v2/invitations")
        .then()
        .statusCode(400);
  }

  @Test
  void usersAreNeverMadeBySigningInAndAnOrganizationCannotAskForIt() {
    Tenant tenant = Tenant.signUp();
    String path = "/org/v2/organizations/" + tenant.organization();

    tenant.request().body(Map.of("jit_enabled", true)).patch(path).then().statusCode(501);
    tenant.request().body(Map.of("jit_enabled", false)).patch(path).then().statusCode(200);
  }

  @Test
  void anInvitationTakenBackIsWorthNothing() {
    Tenant tenant = Tenant.signUp();
    String email = newEmail();
    String id = invite(tenant, email).path("id");
    String token = Mailbox.awaitToken(email);

    tenant.request().delete("/iam/v2/invitations/" + id).then().statusCode(204);

    acceptWith(token, Tenant.PASSWORD).then().statusCode(404);
  }

  @Test
  void leavingRevokesKeysAndSessionsButNotTheAccount() {
    Tenant tenant = Tenant.signUp();
    String email = newEmail();
    invite(tenant, email).then().statusCode(201);
    Response accepted = accept(email);
    String token = accepted.path("token");
    String user = accepted.path("user.id");
    String keyId = Tenant.bearer(token).body("{\"spec\": {}}").post("/iam/v2/api-keys").path("id");

    Tenant.bearer(token).delete("/iam/v2/users/" + user).then().statusCode(204);

    Tenant.bearer(token).get("/api/me").then().statusCode(401);
    tenant.request().get("/iam/v2/users/" + user).then().statusCode(404);
    tenant.request().get("/iam/v2/api-keys/" + keyId).then().statusCode(404);
    Response signedIn =
        Tenant.anonymous()
            .body(Map.of("email", email, "password", Tenant.PASSWORD))
            .post("/api/sessions");
    signedIn.then().statusCode(200).body("organization", nullValue());
    Tenant.bearer(signedIn.path("token"))
        .get("/org/v2/environments")
        .then()
        .statusCode(403)
        .body("errors[0].detail", containsString("no organization"));
  }

  @Test
  void theLastAdministratorCannotLeave() {
    Tenant tenant = Tenant.signUp();

    tenant
        .request()
        .delete("/iam/v2/users/" + tenant.user())
        .then()
        .statusCode(409)
        .body("errors[0].detail", containsString("OrganizationAdmin"));
  }

  @Test
  void aMemberWithoutRolesCanNeitherInviteNorRemove() {
    Tenant tenant = Tenant.signUp();
    String email = newEmail();
    invite(tenant, email).then().statusCode(201);
    String token = accept(email).path("token");

    Tenant.bearer(token)
        .body(Map.of("email", newEmail()))
        .post("/iam/v2/invitations")
        .then()
        .statusCode(403)
        .body("errors[0].detail", containsString("AccountAdmin"));
    Tenant.bearer(token).delete("/iam/v2/users/" + tenant.user()).then().statusCode(403);
    assertThat(tenant.request().get("/iam/v2/users").<java.util.List<String>>path("data.id"))
        .hasSize(2);
  }

  private static String newEmail() {
    return "guest-" + UUID.randomUUID() + "@example.com";
  }

  private static Response invite(Tenant tenant, String email) {
    return tenant.request().body(Map.of("email", email)).post("/iam/v2/invitations");
  }

  private static Response accept(String email) {
    Response accepted = acceptWith(Mailbox.awaitToken(email), Tenant.PASSWORD);
    accepted.then().statusCode(200);
    return accepted;
  }

  private static Response acceptWith(String token, String password) {
    return Tenant.anonymous()
        .body(Map.of("password", password, "full_name", "Gus Guest"))
        .post("/api/invitations/" + token + "/accept");
  }
}
