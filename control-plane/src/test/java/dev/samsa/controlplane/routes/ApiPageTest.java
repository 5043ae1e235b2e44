package dev.samsa.controlplane.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.routes.ApiPage.Entry;
import dev.samsa.controlplane.routes.Routes.Route;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whether {@code docs/api.md} tells all, and nothing else, of what the application serves. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class ApiPageTest {
  /** Described by the registry itself, and shown with its clients in the system tests. */
  private static final String REGISTRY = "/schema-registry/";

  @Test
  void everyRouteOfTheDocumentStandsOnThePage() throws IOException {
    List<Entry> page = ApiPage.entries();

    assertThat(Routes.all())
        .allMatch(route -> page.stream().anyMatch(entry -> serves(route, entry)));
  }

  @Test
  void everyRouteOnThePageIsServed() throws IOException {
    List<Route> routes = Routes.all();
    List<Entry> served =
        ApiPage.entries().stream()
            .filter(entry -> entry.word().matches("same|differs|own"))
            .filter(entry -> !entry.path().startsWith(REGISTRY))
            .toList();

    assertThat(served)
        .hasSizeGreaterThan(100)
        .allMatch(entry -> !entry.method().isEmpty())
        .allMatch(entry -> routes.stream().anyMatch(route -> serves(route, entry)));
  }

  @Test
  void whatIsSaidToBe501IsAnsweredSoForEveryMethodAndBelow() throws IOException {
    Tenant tenant = Tenant.signUp();
    List<String> families =
        ApiPage.entries().stream()
            .filter(entry -> entry.word().equals("501"))
            .map(entry -> entry.path().replace("{lkc}", "lkc-any"))
            .toList();

    assertThat(families)
        .hasSizeGreaterThan(15)
        .allSatisfy(family -> {
          tenant.request().get(family).then().statusCode(501);
          tenant.request().get(family + "/anything").then().statusCode(501);
          tenant.request().body("{}").post(family).then().statusCode(501);
        });
  }

  private static boolean serves(Route route, Entry entry) {
    if (!route.method().name().equals(entry.method())) {
      return false;
    }
    String pattern =
        Pattern.compile("\\{[^}]+}|[^{]+")
            .matcher(route.path())
            .results()
            .map(part -> expression(part.group()))
            .collect(Collectors.joining());
    return entry.path().matches(pattern);
  }

  /** What a part of a route's path stands for on the page. */
  private static String expression(String part) {
    return part.startsWith("{") ? "\\{[^}]+}" : Pattern.quote(part);
  }
}
