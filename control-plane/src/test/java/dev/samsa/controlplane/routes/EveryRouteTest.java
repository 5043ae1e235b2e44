package dev.samsa.controlplane.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.routes.Nonsense.Body;
import dev.samsa.controlplane.tenant.Operator;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Nonsense to every route of the document, with a good token: each is refused in the shape of its
 * family, and changes nothing. A route that is added is in here at once.
 */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class EveryRouteTest {
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Rows of these say what was asked, not what is. */
  private static final Set<String> NOTES = Set.of("audit_entry", "browser_session", "session");

  @Inject Operator operator;
  @Inject Database database;

  @TestHTTPResource URI server;

  private final List<String> faults = new ArrayList<>();
  private Tenant tenant;
  private String operatorToken;
  private Map<String, Map<String, Map<String, Object>>> paths;
  private GoodBodies bodies;
  private Map<String, String> names;

  private record Answer(String call, int status, HttpResponse<String> response) {}

  @BeforeEach
  void aTenantWithACluster() {
    tenant = Tenant.signUp();
    operatorToken = operator.token();
    var document = Tenant.anonymous().get("/openapi?format=json").then().extract().jsonPath();
    paths = document.get("paths");
    String account = tenant.serviceAccount("worker");
    String cluster =
        tenant
            .request()
            .body(
                Map.of(
                    "spec",
                    Map.of(
                        "display_name", "idle",
                        "availability", "LOW",
                        "cloud", "AWS",
                        "region", "us-east-1",
                        "config", Map.of("kind", "Basic"),
                        "environment", Map.of("id", tenant.environment()))))
            .post("/cmk/v2/clusters")
            .path("id");
    bodies =
        new GoodBodies(document.get("components.schemas"), tenant.environment(), cluster, account);
    names = new TreeMap<>(Map.of("cluster", cluster, "topic", "orders", "partition", "0"));
    names.put("/org/v2/environments/{id}", tenant.environment());
    names.put("/org/v2/organizations/{id}", tenant.organization());
    names.put("/iam/v2/service-accounts/{id}", account);
    names.put("/iam/v2/users/{id}", tenant.user());
    names.put("/iam/v2/api-keys/{id}", tenant.cloudKey(account).id());
    names.put("/cmk/v2/clusters/{id}", cluster);
  }

  @Test
  void parametersThatMakeNoSenseAreNeverOurFault() {
    forEach((method, path, operation) -> {
      Nonsense.parameters()
          .forEach((what, value) -> {
            if (path.contains("{")) {
              judge(send(method, fill(path, value), null), false, operation);
            }
            for (String query : queries(operation)) {
              String call = fill(path, "nothing0") + "?" + query + "=" + value;
              judge(send(method, call, null), false, operation);
            }
          });
    });
    assertThat(faults).isEmpty();
  }

  @Test
  void bodiesThatAreNoneAreRefused() {
    Map<String, String> before = rows();
    forEach((method, path, operation) -> {
      if (operation.containsKey("requestBody")) {
        for (Body body : Nonsense.wholes()) {
          judge(send(method, fill(path, null), body), body.refused(), operation);
        }
      }
    });
    assertThat(faults).isEmpty();
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void bodiesWithOneWrongFieldAreRefusedOrTaken() {
    forEach((method, path, operation) -> {
      if (operation.containsKey("requestBody")) {
        for (Body body : Nonsense.fields(bodies.of(path, operation))) {
          // A change may leave out what cannot be changed, and so does not look at it.
          boolean refused = body.refused() && method.equals("POST");
          judge(send(method, fill(path, null), body), refused, operation);
        }
      }
    });
    assertThat(faults).isEmpty();
  }

  private interface Visit {
    void route(String method, String path, Map<String, Object> operation);
  }

  private void forEach(Visit visit) {
    paths.forEach((path, operations) ->
        operations.forEach((method, operation) -> {
          if (Set.of("get", "post", "put", "patch", "delete").contains(method)) {
            visit.route(method.toUpperCase(java.util.Locale.ROOT), path, operation);
          }
        }));
  }

  private static List<String> queries(Map<String, Object> operation) {
    List<?> parameters = (List<?>) operation.getOrDefault("parameters", List.of());
    return parameters.stream()
        .map(Map.class::cast)
        .filter(parameter -> "query".equals(parameter.get("in")))
        .map(parameter -> parameter.get("name").toString())
        .toList();
  }

  /** The path with good names where they are known, or with nonsense in place of all of them. */
  private String fill(String path, String nonsense) {
    return PARAMETER
        .matcher(path)
        .replaceAll(found ->
            java.util.regex.Matcher.quoteReplacement(
                nonsense != null
                    ? nonsense
                    : names.getOrDefault(path, names.getOrDefault(found.group(1), "nothing0"))));
  }

  private Answer send(String method, String path, Body body) {
    String token = path.startsWith("/admin/") ? operatorToken : tenant.token();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.toString().replaceFirst("/$", "") + path))
            .header("Authorization", "Bearer " + token)
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.content()));
    if (body != null) {
      request.header("Content-Type", body.contentType());
    }
    String call = method + " " + shortened(path) + (body == null ? "" : ", " + body.what());
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(call, response.statusCode(), response);
    } catch (IOException e) {
      throw new AssertionError(call, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void judge(Answer answer, boolean refused, Map<String, Object> operation) {
    int status = answer.status();
    // 503 is what a cluster that nobody starts says; 501 what is known and not offered.
    boolean ours = status >= 500 && status != 501 && status != 503;
    if (ours || (refused && status < 400)) {
      faults.add(answer.call() + ": " + status + " " + shortened(answer.response().body()));
    } else if (status >= 400 && !hasShape(answer, described(operation))) {
      faults.add(answer.call() + " has no good shape: " + shortened(answer.response().body()));
    }
  }

  /** The shape of refusals that the document names for a route. */
  private static String described(Map<String, Object> operation) {
    Object found = operation;
    for (String step : List.of("responses", "4XX", "content", "application/json", "schema")) {
      found = ((Map<?, ?>) found).get(step);
    }
    String reference = ((Map<?, ?>) found).get("$ref").toString();
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private static boolean hasShape(Answer answer, String shape) {
    try {
      JsonNode body = JSON.readTree(answer.response().body());
      return switch (shape) {
        case "KafkaRestRefusal" ->
            body.at("/error_code").isInt() && body.at("/message").isTextual();
        case "SessionRefusal" ->
            body.at("/error/code").asInt() == answer.status()
                && body.at("/error/message").isTextual();
        default ->
            body.at("/errors/0/status").asText().equals("" + answer.status())
                && body.at("/errors/0/detail").isTextual();
      };
    } catch (IOException e) {
      return false;
    }
  }

  /** A fingerprint of each table. */
  private Map<String, String> rows() {
    Map<String, String> rows = new TreeMap<>();
    database
        .list(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'", row -> row.getString(1))
        .stream()
        .filter(table -> !NOTES.contains(table))
        .forEach(table ->
            rows.put(
                table,
                database
                    .first(
                        "SELECT md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) FROM "
                            + table
                            + " t",
                        row -> row.getString(1))
                    .orElseThrow()));
    return rows;
  }

  private static String shortened(String text) {
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }
}
