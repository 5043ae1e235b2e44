package dev.samsa.controlplane.console;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.DecoderConfig.decoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class ConsoleFilesTest {
  private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

  @Inject ConsoleBundle bundle;

  @BeforeEach
  void theConsoleWasBuilt() {
    assumeTrue(bundle.present(), "the console was left out of this build: Node.js is missing");
  }

  @Test
  void aReloadOfAnyPageGivesTheConsole() {
    given()
        .get("/clusters/lkc-whatever/topics")
        .then()
        .statusCode(200)
        .contentType("text/html;charset=utf-8")
        .header("Cache-Control", "no-cache")
        .body(containsString("<div id=\"root\">"));
  }

  @Test
  void nothingRunsThatThisOriginDidNotShipAndNobodyFramesIt() {
    given()
        .get("/")
        .then()
        .header(
            "Content-Security-Policy",
            allOf(
                containsString("default-src 'none'"),
                containsString("script-src 'self';"),
                containsString("frame-ancestors 'none'"),
                not(containsString("unsafe"))))
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer");
  }

  @Test
  void hashedFilesAreKeptForEverAndSentCompressed() {
    String script = script();

    given()
        .header("Accept-Encoding", "gzip")
        .head(script)
        .then()
        .statusCode(200)
        .header("Content-Encoding", "gzip")
        .header("Cache-Control", containsString("immutable"))
        .header("Content-Type", startsWith("text/javascript"));
  }

  @Test
  void aClientThatTakesNoCompressionGetsThePlainFile() {
    given()
        .config(config().decoderConfig(decoderConfig().noContentDecoders()))
        .get("/login")
        .then()
        .header("Content-Encoding", equalTo(null))
        .body(containsString("<!doctype html>"));
  }

  @Test
  void anUnchangedPageIsNotSentAgain() {
    String tag = given().get("/").header("ETag");

    given().header("If-None-Match", tag).get("/").then().statusCode(304);
  }

  @Test
  void whatTheBuildDidNotListIsNotThere() {
    given().get("/assets/../files.tsv").then().statusCode(404);
    given().get("/assets/other.js").then().statusCode(404);
    given().get("/files.tsv").then().statusCode(404);
  }

  @Test
  void whoeverMistypesAnAddressInABrowserReadsThatOnAPage() {
    given()
        .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
        .get("/clutsers/lkc-whatever")
        .then()
        .statusCode(404)
        .contentType("text/html;charset=utf-8")
        .body(containsString("<div id=\"root\">"));
    given()
        .get("/clutsers/lkc-whatever")
        .then()
        .statusCode(404)
        .contentType(startsWith("application/json"));
  }

  private static String script() {
    Matcher script = SCRIPT.matcher(given().get("/").asString());
    assertThat(script.find()).isTrue();
    return script.group(1);
  }
}
