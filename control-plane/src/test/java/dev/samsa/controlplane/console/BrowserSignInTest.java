package dev.samsa.controlplane.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class BrowserSignInTest {
  private static final String COOKIE = "samsa-loopback";
  private static final String SESSION = "/api/console/session";

  @Inject Database database;

  @Test
  void theCookieIsOutOfReachForScriptsAndOtherSites() {
    Cookie cookie = signIn(Tenant.signUp()).getDetailedCookie(COOKIE);

    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Strict");
    assertThat(cookie.getPath()).isEqualTo("/");
  }

  @Test
  void theCookieActsAsItsUser() {
    Tenant tenant = Tenant.signUp();
    String cookie = signIn(tenant).getCookie(COOKIE);

    browser(cookie)
        .get("/org/v2/environments")
        .then()
        .statusCode(200)
        .body("data[0].id", equalTo(tenant.environment()));
    browser(cookie)
        .get(SESSION)
        .then()
        .statusCode(200)
        .body("user.id", equalTo(tenant.user()))
        .body("user.email", equalTo(tenant.email()))
        .body("organization.id", equalTo(tenant.organization()))
        .body("operator", equalTo(false));
  }

  @Test
  void signingOutEndsTheCookieAtOnce() {
    String cookie = signIn(Tenant.signUp()).getCookie(COOKIE);

    browser(cookie).delete(SESSION).then().statusCode(204);

    browser(cookie).get("/org/v2/environments").then().statusCode(401);
    browser(cookie).get(SESSION).then().statusCode(401);
  }

  @Test
  void aBrowserThatWasIdleForTooLongMustSignInAgain() {
    String cookie = signIn(Tenant.signUp()).getCookie(COOKIE);
    String session = sessionId(cookie);

    database.update(
        "UPDATE browser_session SET last_used_at = ? WHERE public_id = ?",
        Instant.now().minus(Duration.ofMinutes(31)),
        session);

    browser(cookie).get("/org/v2/environments").then().statusCode(401);
  }

  @Test
  void aBrowserCanBeSignedOutFromAnother() {
    Tenant tenant = Tenant.signUp();
    String here = signIn(tenant).getCookie(COOKIE);
    String there = signIn(tenant).getCookie(COOKIE);
    browser(here).get("/api/console/sessions").then().body("data", hasSize(2));

    browser(here).delete("/api/console/sessions/" + sessionId(there)).then().statusCode(204);

    browser(there).get(SESSION).then().statusCode(401);
    browser(here).get(SESSION).then().statusCode(200);
  }

  @Test
  void oneCannotEndTheSessionOfSomebodyElse() {
    String mine = signIn(Tenant.signUp()).getCookie(COOKIE);
    String other = signIn(Tenant.signUp()).getCookie(COOKIE);

    browser(mine).delete("/api/console/sessions/" + sessionId(other)).then().statusCode(404);

    browser(other).get(SESSION).then().statusCode(200);
  }

  @Test
  void anotherSiteCannotActByTheCookie() {
    String cookie = signIn(Tenant.signUp()).getCookie(COOKIE);
    Map<String, String> body = Map.of("display_name", "theirs");

    withCookie(cookie)
        .header("Origin", "http://elsewhere.example")
        .body(body)
        .post("/org/v2/environments")
        .then()
        .statusCode(403)
        .body("errors[0].detail", containsString("another site"));
    browser(cookie)
        .header("Sec-Fetch-Site", "cross-site")
        .body(body)
        .post("/org/v2/environments")
        .then()
        .statusCode(403);
    withCookie(cookie).body(body).post("/org/v2/environments").then().statusCode(403);
    browser(cookie).get("/org/v2/environments").then().body("data", hasSize(1));
  }

  @Test
  void theConsoleItselfMayActByTheCookie() {
    String cookie = signIn(Tenant.signUp()).getCookie(COOKIE);

    browser(cookie)
        .header("Sec-Fetch-Site", "same-origin")
        .body(Map.of("display_name", "ours"))
        .post("/org/v2/environments")
        .then()
        .statusCode(201);
  }

  @Test
  void aClientWithACredentialOfItsOwnNeedsNoOrigin() {
    Tenant tenant = Tenant.signUp();

    tenant
        .request()
        .body(Map.of("display_name", "ours"))
        .post("/org/v2/environments")
        .then()
        .statusCode(201);
  }

  @Test
  void anotherSiteCannotSignABrowserIn() {
    Tenant tenant = Tenant.signUp();

    given()
        .contentType("application/json")
        .header("Origin", "http://elsewhere.example")
        .body(Map.of("email", tenant.email(), "password", Tenant.PASSWORD))
        .post(SESSION)
        .then()
        .statusCode(403);
  }

  @Test
  void aWrongPasswordGivesNoCookie() {
    Tenant tenant = Tenant.signUp();

    Response refused =
        given()
            .contentType("application/json")
            .header("Origin", origin())
            .body(Map.of("email", tenant.email(), "password", "not-this-one-1234"))
            .post(SESSION);

    refused.then().statusCode(403);
    assertThat(refused.getCookies()).isEmpty();
  }

  private static Response signIn(Tenant tenant) {
    Response response =
        given()
            .contentType("application/json")
            .header("Origin", origin())
            .body(Map.of("email", tenant.email(), "password", Tenant.PASSWORD))
            .post(SESSION);
    response.then().statusCode(200);
    return response;
  }

  private String sessionId(String cookie) {
    return browser(cookie).get("/api/console/sessions").path("data.find { it.current }.id");
  }

  private static RequestSpecification browser(String cookie) {
    return withCookie(cookie).header("Origin", origin());
  }

  private static RequestSpecification withCookie(String cookie) {
    return given().contentType("application/json").cookie(COOKIE, cookie);
  }

  private static String origin() {
    return RestAssured.baseURI + ":" + RestAssured.port;
  }
}
