package dev.samsa.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.admin.OperatorConfig;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Every operation of the API with input that makes no sense: an answer of its own, never a 500. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class EveryRouteTest {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  /** They end the session that asks, whatever is sent. */
  private static final Set<String> LEFT_OUT =
      Set.of("delete /api/sessions", "delete /api/console/session");

  private static final List<String> SEGMENTS =
      List.of("nowhere", "0", "%00", "%F0%9F%AA%B2", "..%2F..", "a'b\"c", "x".repeat(300));

  private static final List<String> BODIES =
      List.of(
          "",
          "{",
          "null",
          "[]",
          "5",
          "\"text\"",
          "{}",
          "{\"spec\":5}",
          "{\"spec\":null}",
          "{\"spec\":{\"display_name\":{\"a\":1},\"config\":[]}}",
          "{\"spec\":{\"display_name\":\"\\u0000\",\"environment\":{\"id\":7}}}",
          "{\"display_name\":\"\\u0000\",\"email\":[],\"crn_pattern\":\"\\u0007\"}",
          "{\"data\":{},\"value\":1e999,\"partitions_count\":99999999999999999999}");

  private static final List<String> QUERIES =
      List.of(
          "",
          "?page_size=-1&page_token=invented&environment=%00",
          "?page_size=99999999999999&crn_pattern=%00&owner=x&resource=y",
          "?start_date=yesterday&end_date=9999-99-99&from=NaN&limit=-5&offset=1e9&partition=-7");

  @Inject OperatorConfig config;

  private final List<String> faults = new ArrayList<>();

  @Test
  void nothingThatATenantSendsIsAnsweredByAFault() {
    Tenant tenant = Tenant.signUp();
    askAll(tenant::request);
    assertThat(faults).isEmpty();
  }

  @Test
  void nothingThatTheOperatorSendsIsAnsweredByAFault() throws IOException {
    String token = operatorToken();
    askAll(() -> Tenant.bearer(token));
    assertThat(faults).isEmpty();
  }

  private void askAll(Supplier<RequestSpecification> caller) {
    Map<String, Map<String, Object>> paths =
        Tenant.anonymous().get("/openapi?format=json").then().extract().path("paths");
    assertThat(paths).hasSizeGreaterThan(50);
    paths.forEach((path, operations) ->
        operations.keySet().stream()
            .filter(METHODS::contains)
            .filter(method -> !LEFT_OUT.contains(method + " " + path))
            .forEach(method -> ask(caller, method, path)));
  }

  private void ask(Supplier<RequestSpecification> caller, String method, String path) {
    for (String segment : path.contains("{") ? SEGMENTS : List.of("")) {
      String filled = path.replaceAll("\\{[^}]*}", segment);
      if (method.equals("get") || method.equals("delete")) {
        QUERIES.forEach(query -> judge(caller.get(), method, filled + query, ""));
      } else {
        BODIES.forEach(body -> judge(caller.get(), method, filled, body));
      }
    }
  }

  private void judge(RequestSpecification request, String method, String url, String body) {
    RequestSpecification ready = request.urlEncodingEnabled(false);
    Response answer = (body.isEmpty() ? ready : ready.body(body)).request(method, url);
    boolean notBuilt = answer.statusCode() == 501;
    boolean silent = answer.statusCode() >= 400 && sentence(answer).isBlank();
    if ((answer.statusCode() >= 500 && !notBuilt) || silent) {
      faults.add(
          "%s %s %s -> %d %s"
              .formatted(method, url, body, answer.statusCode(), answer.body().asString()));
    }
  }

  /** What the answer says, in the shape of whatever family it is of. */
  private static String sentence(Response answer) {
    if (!answer.contentType().startsWith("application/json")) {
      return "";
    }
    for (String place : List.of("errors[0].detail", "error.message", "message")) {
      Object found = answer.path(place);
      if (found != null) {
        return found.toString();
      }
    }
    return "";
  }

  private String operatorToken() throws IOException {
    return Tenant.anonymous()
        .body(
            Map.of(
                "email",
                config.email(),
                "password",
                Files.readString(config.passwordFile()).strip()))
        .post("/api/sessions")
        .then()
        .statusCode(200)
        .extract()
        .path("token");
  }
}
