package dev.samsa.controlplane.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.routes.Routes.Route;
import dev.samsa.controlplane.tenant.ClusterRows;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every route of the document against every kind of caller. A route that is added is in here at
 * once; one whose objects are not known below fails until they are.
 */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class RouteMatrixTest {
  /** Routes of nobody's objects: whoever calls them sees what everybody sees, or its own. */
  private static final Set<String> NO_OBJECTS =
      Set.of(
          "/api/invitations/{token}/accept",
          "/api/password-resets/{token}",
          "/api/console/sessions/{id}",
          "/api/organizations/{organization}/payment_info",
          "/api/organizations/{organization}/price_table",
          "/api/organizations/{organization}/promo_code_claims",
          "/api/metadata/security/v2alpha1/roles/{name}");

  /** Routes that strangers may call. */
  private static final Set<String> OPEN =
      Set.of("/billing/v1/estimates", "/billing/v1/webhooks/stripe", "/sts/v1/oauth2/token");

  /** Objects of the bill, which take a month to make: their own tests show them to strangers. */
  private static final String BILL = "/billing/v1/";

  /** Where a principal without any role gets an answer: lists of what it sees, and itself. */
  private static final Set<String> OPEN_TO_ALL =
      Set.of(
          "GET /ca.pem",
          "GET /org/v2/environments",
          "GET /org/v2/organizations",
          "GET /org/v2/organizations/{id}",
          "GET /cmk/v2/regions",
          "GET /iam/v2/permissions",
          "GET /billing/v1/prices",
          "POST /billing/v1/estimates",
          "GET /cmk/v2/deleted-clusters",
          "GET /iam/v2/api-keys",
          "GET /iam/v2/users",
          "GET /iam/v2/users/{id}",
          "GET /iam/v2/service-accounts",
          "GET /iam/v2/service-accounts/{id}",
          "GET /kafka/v3/clusters",
          "GET /v2/metrics/cloud/descriptors/metrics",
          "GET /v2/metrics/cloud/descriptors/resources");

  private static Tenant owner;
  private static Tenant stranger;
  private static Map<String, String> objects;
  private static String cluster;

  @Inject ClusterRows clusters;

  @BeforeEach
  void twoTenants() {
    if (owner == null) {
      owner = Tenant.signUp();
      stranger = Tenant.signUp();
      cluster = clusters.insert(owner.environment());
      objects = objects();
    }
  }

  @Test
  void aStrangerCannotTellAnothersObjectFromOneThatIsNotThere() {
    List<String> leaks = new ArrayList<>();
    for (Route route : routesWithObjects()) {
      String there = object(route).orElseThrow(() -> unknown(route));
      String invented = there.substring(0, there.indexOf('-') + 1) + "nothing0";
      Response real = call(route, there, cluster, owner.environment());
      Response made = call(route, invented, "lkc-nothing0", "env-nothing0");
      boolean same =
          real.statusCode() == made.statusCode()
              && words(real, there, owner.environment(), cluster)
                  .equals(words(made, invented, "env-nothing0", "lkc-nothing0"));
      if (!same || real.statusCode() < 400 || real.statusCode() >= 500) {
        leaks.add(
            route + ": " + real.statusCode() + " " + real.asString() + " / " + made.asString());
      }
      if (route.method() == Method.GET && !List.of(400, 404).contains(real.statusCode())) {
        leaks.add(route + " answers " + real.statusCode() + ", not 404");
      }
    }
    assertThat(leaks).isEmpty();
  }

  @Test
  void aPrincipalWithoutAnyRoleGetsNothingButItsOwn() {
    String account = owner.serviceAccount("nobody");
    Tenant.Key key = owner.cloudKey(account);
    List<String> open = new ArrayList<>();
    for (Route route : Routes.all()) {
      if (route.path().startsWith("/api/") || OPEN_TO_ALL.contains(route.toString())) {
        continue;
      }
      Map<String, String> names = names(route, object(route).orElse("nothing"), cluster);
      Response answer = route.call(Tenant.basic(key), names, query(cluster, owner.environment()));
      if (answer.statusCode() < 400 || answer.statusCode() >= 502) {
        if (!listOfNothing(answer)) {
          open.add(route + ": " + answer.statusCode() + " " + answer.asString());
        }
      }
    }
    assertThat(open).isEmpty();
  }

  @Test
  void nobodyGetsAnythingBehindTheDoor() {
    List<String> open = new ArrayList<>();
    for (Route route : Routes.all()) {
      boolean family = route.path().matches("/[a-z-]+/v\\d.*");
      if (!family || OPEN.contains(route.path())) {
        continue;
      }
      Response answer = route.call(Tenant.anonymous(), names(route, "nothing", cluster), Map.of());
      if (answer.statusCode() != 401) {
        open.add(route + ": " + answer.statusCode());
      }
    }
    assertThat(open).isEmpty();
  }

  private static List<Route> routesWithObjects() {
    return Routes.all().stream()
        .filter(Route::hasParameters)
        .filter(route -> !NO_OBJECTS.contains(route.path()))
        .filter(route -> !route.path().startsWith("/admin/"))
        .filter(route -> !route.path().startsWith(BILL))
        .toList();
  }

  private static boolean listOfNothing(Response answer) {
    return answer.statusCode() == 200
        && answer.asString().startsWith("{")
        && answer.path("data") instanceof List<?> data
        && data.isEmpty();
  }

  private static Response call(Route route, String object, String lkc, String environment) {
    return route.call(stranger.request(), names(route, object, lkc), query(lkc, environment));
  }

  private static Map<String, String> names(Route route, String object, String lkc) {
    Map<String, String> names = new TreeMap<>();
    names.put("id", object);
    names.put("cluster", route.path().startsWith("/kafka/") ? lkc : object);
    names.put("partition", "0");
    names.put("offset", "0");
    names.put("broker", "0");
    return names;
  }

  private static Map<String, String> query(String lkc, String environment) {
    return Map.of(
        "environment", environment,
        "spec.cluster", lkc,
        "resource.kafka.id", lkc);
  }

  /** What the answer says, without what differs by nature. */
  private static String words(Response answer, String... names) {
    String text = answer.asString().replaceAll("\"id\":\"[^\"]*\"", "");
    for (String name : names) {
      text = text.replace(name, "NAME");
    }
    return text;
  }

  private static AssertionError unknown(Route route) {
    return new AssertionError(
        route + " has an object that this test does not know: make one in objects().");
  }

  private static Optional<String> object(Route route) {
    if (route.path().startsWith("/kafka/v3/clusters/{cluster}")) {
      return Optional.of(cluster);
    }
    String collection = route.path().replaceFirst("/\\{.*", "");
    return Optional.ofNullable(objects.get(collection));
  }

  /** One object of the owner for each collection. */
  private Map<String, String> objects() {
    Map<String, String> made = new TreeMap<>();
    String account = owner.serviceAccount("robot");
    made.put("/org/v2/organizations", owner.organization());
    made.put("/org/v2/environments", owner.environment());
    made.put("/cmk/v2/clusters", cluster);
    made.put("/cmk/v2/deleted-clusters", cluster);
    made.put("/iam/v2/service-accounts", account);
    made.put("/iam/v2/users", owner.user());
    made.put("/iam/v2/api-keys", owner.cloudKey(account).id());
    made.put("/iam/v2/role-bindings", owner.bind(account, "MetricsViewer", owner.crn()).path("id"));
    made.put(
        "/iam/v2/invitations",
        owner
            .request()
            .body(Map.of("email", "guest-" + account + "@example.org"))
            .post("/iam/v2/invitations")
            .path("id"));
    made.put("/kafka-quotas/v1/client-quotas", quota());
    made.put("/srcm/v3/clusters", registry());
    made.put("/iam/v2/identity-providers", identityProvider());
    return made;
  }

  private static String identityProvider() {
    return owner
        .request()
        .body(
            Map.of(
                "display_name", "issuer",
                "issuer", "https://issuer.example.com",
                "jwks_uri", "http://127.0.0.1:9/keys"))
        .post("/iam/v2/identity-providers")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String quota() {
    return owner
        .request()
        .body(
            Map.of(
                "spec",
                Map.of(
                    "display_name", "slow",
                    "throughput", Map.of("ingress_byte_rate", "1", "egress_byte_rate", "1"),
                    "cluster", Map.of("id", cluster),
                    "environment", Map.of("id", owner.environment()),
                    "principals", List.of(Map.of("id", "<default>")))))
        .post("/kafka-quotas/v1/client-quotas")
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  private static String registry() {
    owner
        .request()
        .body(Map.of("stream_governance_config", Map.of("package", "ESSENTIALS")))
        .patch("/org/v2/environments/" + owner.environment())
        .then()
        .statusCode(200);
    return owner
        .request()
        .get("/srcm/v3/clusters?environment=" + owner.environment())
        .path("data[0].id");
  }
}
