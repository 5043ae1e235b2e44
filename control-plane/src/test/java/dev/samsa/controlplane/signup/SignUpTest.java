package dev.samsa.controlplane.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class SignUpTest {
  @Inject Database database;

  @Test
  void aStrangerGetsAnOrganizationWithAnEnvironmentThatHeAdministers() {
    Tenant tenant = Tenant.signUp();

    assertThat(tenant.user()).startsWith("u-");
    tenant
        .request()
        .get("/org/v2/environments")
        .then()
        .statusCode(200)
        .body("data", hasSize(1))
        .body("data[0].id", equalTo(tenant.environment()))
        .body("data[0].metadata.resource_name", equalTo(tenant.environmentCrn()));
    tenant
        .request()
        .get("/iam/v2/role-bindings?crn_pattern=" + tenant.crn())
        .then()
        .body("data.role_name", equalTo(java.util.List.of("OrganizationAdmin")))
        .body("data.principal", equalTo(java.util.List.of("User:" + tenant.user())));
  }

  @Test
  void aKnownEmailIsAConflictAndLeavesNothingBehind() {
    Tenant tenant = Tenant.signUp();
    String organization = "Left behind " + UUID.randomUUID();

    Tenant.anonymous()
        .body(
            Map.of(
                "email",
                tenant.email().toUpperCase(java.util.Locale.ROOT),
                "password",
                Tenant.PASSWORD,
                "organization",
                organization))
        .post("/api/signup")
        .then()
        .statusCode(409)
        .body("error.message", containsString("reset its password"));

    assertThat(organizationsNamed(organization)).isZero();
  }

  @Test
  void signUpsThatRaceForOneEmailMakeOneOrganization() {
    String email = "race-" + UUID.randomUUID() + "@example.com";
    String organization = "Race " + UUID.randomUUID();
    var body = Map.of("email", email, "password", Tenant.PASSWORD, "organization", organization);

    var statuses =
        IntStream.range(0, 4)
            .parallel()
            .mapToObj(i -> Tenant.anonymous().body(body).post("/api/signup").statusCode())
            .sorted()
            .toList();

    assertThat(statuses).containsExactly(201, 409, 409, 409);
    assertThat(organizationsNamed(organization)).isOne();
  }

  @ParameterizedTest
  @CsvSource({
    "password1234, tried first",
    "aaaaaaaaaaaa, different characters",
    "short-but-odd, 12 to 128",
    "ann.archer.long.name1, e-mail"
  })
  void weakPasswordsAreRefusedWithWhatToChange(String password, String complaint) {
    String given = password.equals("short-but-odd") ? "short-odd" : password;
    Tenant.anonymous()
        .body(
            Map.of(
                "email", "ann.archer.long.name@example.com",
                "password", given,
                "organization", "Acme"))
        .post("/api/signup")
        .then()
        .statusCode(400)
        .body("error.message", containsString(complaint));
  }

  @Test
  void aSignedInUserCanFoundAnotherOrganizationAndChooseBetweenThem() {
    Tenant tenant = Tenant.signUp();

    String second =
        tenant
            .request()
            .body(Map.of("organization", "Second"))
            .post("/api/signup")
            .then()
            .statusCode(201)
            .body("token", notNullValue())
            .body("refresh_token", startsWith("v1."))
            .extract()
            .path("organization.id");

    tenant.request().get("/org/v2/organizations").then().body("data", hasSize(2));
    Tenant.anonymous()
        .body(Map.of("email", tenant.email(), "password", Tenant.PASSWORD, "orgResourceId", second))
        .post("/api/sessions")
        .then()
        .statusCode(200)
        .body("organization.resource_id", equalTo(second));
  }

  @Test
  void malformedAndWrongInputIsRefusedWithASentence() {
    Tenant.anonymous()
        .body("{\"email\": ")
        .post("/api/signup")
        .then()
        .statusCode(400)
        .body("error.message", containsString("JSON"));
    Tenant.anonymous().post("/api/signup").then().statusCode(400);
    Tenant.anonymous()
        .body("{\"email\": \"x@example.com\", \"password\": \"p\", \"organization\": 5}")
        .post("/api/signup")
        .then()
        .statusCode(400)
        .body("error.message", containsString("organization"));
    Tenant.anonymous()
        .body(Map.of("email", "nobody", "password", Tenant.PASSWORD, "organization", "Acme"))
        .post("/api/signup")
        .then()
        .statusCode(400)
        .body("error.message", containsString("email"));
    Tenant.anonymous()
        .body(
            Map.of(
                "email", "x@example.com", "password", Tenant.PASSWORD, "organization", "a\u0007b"))
        .post("/api/signup")
        .then()
        .statusCode(400)
        .body("error.message", containsString("control characters"));
  }

  @Test
  void aBodyOverOneMebibyteIsRefused() {
    Tenant.anonymous()
        .body("{\"email\": \"" + "x".repeat(1 << 20) + "\"}")
        .post("/api/signup")
        .then()
        .statusCode(413)
        .body("error.message", containsString("1 MiB"));
  }

  private long organizationsNamed(String name) {
    return database
        .first(
            "SELECT count(*) FROM organization WHERE display_name = ?", row -> row.getLong(1), name)
        .orElseThrow();
  }
}
