package dev.samsa.controlplane.tenant;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** A tenant that has signed up over HTTP, as tests use it. */
public record Tenant(
    String email, String organization, String user, String environment, String token) {
  public static final String PASSWORD = "violet-Tractor-41-hums";

  /** Signs up with a new e-mail. */
  public static Tenant signUp() {
    String email = "ann-" + UUID.randomUUID() + "@example.com";
    Response response =
        given()
            .contentType(ContentType.JSON)
            .body(
                Map.of(
                    "email",
                    email,
                    "password",
                    PASSWORD,
                    "organization",
                    "Acme",
                    "full_name",
                    "Ann Archer"))
            .post("/api/signup");
    response.then().statusCode(201);
    return new Tenant(
        email,
        response.path("organization.id"),
        response.path("user.id"),
        response.path("environment.id"),
        response.path("token"));
  }

  /** A JSON request signed with the founder's session. */
  public RequestSpecification request() {
    return bearer(token);
  }

  public static RequestSpecification bearer(String token) {
    return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
  }

  /** A JSON request signed with an API key. */
  public static RequestSpecification basic(Key key) {
    return given().contentType(ContentType.JSON).auth().preemptive().basic(key.id(), key.secret());
  }

  /** A JSON request of nobody. */
  public static RequestSpecification anonymous() {
    return given().contentType(ContentType.JSON);
  }

  /** An API key with its secret. */
  public record Key(String id, String secret) {}

  /** Makes a service account of that name. */
  public String serviceAccount(String name) {
    return request()
        .body(Map.of("display_name", name))
        .post("/iam/v2/service-accounts")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Makes a Cloud key for that principal. */
  public Key cloudKey(String owner) {
    return key(Map.of("spec", Map.of("owner", Map.of("id", owner))));
  }

  /** Makes a key for that principal and cluster. */
  public Key kafkaKey(String owner, String cluster) {
    return key(
        Map.of("spec", Map.of("owner", Map.of("id", owner), "resource", Map.of("id", cluster))));
  }

  private Key key(Map<String, Object> body) {
    Response response = request().body(body).post("/iam/v2/api-keys");
    response.then().statusCode(202);
    return new Key(response.path("id"), response.path("spec.secret"));
  }

  public String crn() {
    return "crn://confluent.cloud/organization=" + organization;
  }

  public String environmentCrn() {
    return crn() + "/environment=" + environment;
  }

  /** Binds a role and answers the response. */
  public Response bind(String principal, String role, String pattern) {
    return request()
        .body(Map.of("principal", "User:" + principal, "role_name", role, "crn_pattern", pattern))
        .post("/iam/v2/role-bindings");
  }
}
