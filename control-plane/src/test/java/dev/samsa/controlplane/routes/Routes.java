package dev.samsa.controlplane.routes;

import dev.samsa.controlplane.tenant.Tenant;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Every route of the document that the running application serves. */
final class Routes {
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

  private Routes() {}

  /**
   * A route.
   *
   * @param path as in the document, with its parameters in braces
   * @param queries names of its query parameters
   */
  record Route(Method method, String path, List<String> queries) {

    boolean hasParameters() {
      return path.contains("{");
    }

    /** Sends an empty object where a body is expected. */
    Response call(
        RequestSpecification request, Map<String, String> names, Map<String, String> query) {
      String filled =
          PARAMETER
              .matcher(path)
              .replaceAll(found -> names.getOrDefault(found.group(1), "nothing"));
      queries.stream()
          .filter(query::containsKey)
          .forEach(name -> request.queryParam(name, query.get(name)));
      if (method != Method.GET && method != Method.DELETE) {
        request.body("{}");
      }
      return request.request(method, filled);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static List<Route> all() {
    Map<String, Map<String, Map<String, Object>>> paths =
        Tenant.anonymous().get("/openapi?format=json").then().extract().path("paths");
    List<Route> routes = new ArrayList<>();
    paths.forEach((path, operations) ->
        operations.forEach((method, operation) -> {
          if (List.of("get", "post", "put", "patch", "delete").contains(method)) {
            routes.add(
                new Route(
                    Method.valueOf(method.toUpperCase(Locale.ROOT)), path, queries(operation)));
          }
        }));
    return routes;
  }

  private static List<String> queries(Map<String, Object> operation) {
    List<?> parameters = (List<?>) operation.getOrDefault("parameters", List.of());
    return parameters.stream()
        .map(Map.class::cast)
        .filter(parameter -> "query".equals(parameter.get("in")))
        .map(parameter -> parameter.get("name").toString())
        .toList();
  }
}
