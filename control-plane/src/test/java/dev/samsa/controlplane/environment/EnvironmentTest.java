package dev.samsa.controlplane.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.ClusterRows;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class EnvironmentTest {
  private static final String PATH = "/org/v2/environments";

  @Inject ClusterRows clusters;

  @TestHTTPResource("/")
  URI root;

  @Test
  void anEnvironmentIsMadeReadChangedAndDeleted() {
    Tenant tenant = Tenant.signUp();
    Response created =
        tenant
            .request()
            .body(
                Map.of(
                    "display_name",
                    "staging",
                    "stream_governance_config",
                    Map.of("package", "ESSENTIALS")))
            .post(PATH);
    created
        .then()
        .statusCode(201)
        .body("api_version", equalTo("org/v2"))
        .body("kind", equalTo("Environment"))
        .body("display_name", equalTo("staging"))
        .body("stream_governance_config.package", equalTo("ESSENTIALS"));
    String id = created.path("id");
    assertThat((String) created.path("metadata.resource_name"))
        .isEqualTo(tenant.crn() + "/environment=" + id);

    tenant
        .request()
        .body(Map.of("display_name", "production"))
        .patch(PATH + "/" + id)
        .then()
        .statusCode(200)
        .body("display_name", equalTo("production"))
        .body("stream_governance_config.package", equalTo("ESSENTIALS"));
    tenant.request().delete(PATH + "/" + id).then().statusCode(204);
    tenant
        .request()
        .get(PATH + "/" + id)
        .then()
        .statusCode(404)
        .body("errors[0].status", equalTo("404"))
        .body("errors[0].detail", containsString(id));
  }

  @Test
  void twoEnvironmentsCannotShareANameUntilOneIsDeleted() {
    Tenant tenant = Tenant.signUp();

    tenant
        .request()
        .body(Map.of("display_name", "default"))
        .post(PATH)
        .then()
        .statusCode(409)
        .body("errors[0].detail", containsString("choose another name"));
    String other = create(tenant, "other");
    tenant
        .request()
        .body(Map.of("display_name", "default"))
        .patch(PATH + "/" + other)
        .then()
        .statusCode(409);
    tenant.request().delete(PATH + "/" + tenant.environment()).then().statusCode(204);
    create(tenant, "default");
  }

  @Test
  void anEnvironmentThatHoldsAClusterIsNotDeleted() {
    Tenant tenant = Tenant.signUp();
    String cluster = clusters.insert(tenant.environment());

    tenant
        .request()
        .delete(PATH + "/" + tenant.environment())
        .then()
        .statusCode(409)
        .body("errors[0].detail", containsString("holds 1 Kafka cluster"));
    clusters.delete(cluster);
    tenant.request().delete(PATH + "/" + tenant.environment()).then().statusCode(204);
  }

  @Test
  void aListGoesPageByPageAndItsLastPageHasNoNext() {
    Tenant tenant = Tenant.signUp();
    create(tenant, "second");
    create(tenant, "third");

    List<String> names = new ArrayList<>();
    String query = "?page_size=2";
    while (query != null) {
      Response page = tenant.request().get(PATH + query);
      page.then().statusCode(200).body("kind", equalTo("EnvironmentList"));
      names.addAll(page.path("data.display_name"));
      assertThat(page.asString()).doesNotContain("null");
      String next = page.path("metadata.next");
      query = next == null ? null : "?" + URI.create(next).getRawQuery();
    }

    assertThat(names).containsExactly("default", "second", "third");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page_token=invented",
        "page_token=AAAAAAAAAAE",
        "page_size=0",
        "page_size=101",
        "page_size=many"
      })
  void inventedPagesAreRefused(String query) {
    Tenant tenant = Tenant.signUp();

    tenant.request().get(PATH + "?" + query).then().statusCode(400);
  }

  @Test
  void aTokenOfAnotherListIsRefused() {
    Tenant tenant = Tenant.signUp();
    create(tenant, "second");
    String next = tenant.request().get(PATH + "?page_size=1").path("metadata.next");
    String query = URI.create(next).getRawQuery();

    tenant.request().get("/iam/v2/service-accounts?" + query).then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"display_name\": 5}",
        "{\"display_name\": null}",
        "{\"display_name\": \" \"}",
        "{\"display_name\": [\"a\"]}",
        "{\"display_name\": \"a\\u0000b\"}",
        "{\"display_name\": \"a\", \"stream_governance_config\": {\"package\": \"FREE\"}}",
        "{\"display_name\": \"a\", \"stream_governance_config\": true}",
        "{",
        "[]"
      })
  void badInputIsRefusedAndChangesNothing(String body) {
    Tenant tenant = Tenant.signUp();

    tenant.request().body(body).post(PATH).then().statusCode(400).body("errors", hasSize(1));

    tenant.request().get(PATH).then().body("data", hasSize(1));
  }

  @Test
  void aNameOfMoreThan64CharactersIsRefused() {
    Tenant tenant = Tenant.signUp();

    tenant
        .request()
        .body(Map.of("display_name", "x".repeat(65)))
        .post(PATH)
        .then()
        .statusCode(400)
        .body("errors[0].source.pointer", equalTo("/display_name"));
  }

  @Test
  void theAliasesOfOtherToolsReachTheSameRoutes() throws Exception {
    Tenant tenant = Tenant.signUp();

    // Not through the test client, which tidies paths before it sends them.
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String path : List.of("/api/org/v2/environments", "//org/v2//environments")) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(root.toString().replaceAll("/$", "") + path))
                .header("Authorization", "Bearer " + tenant.token())
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      }
    }
  }

  private static String create(Tenant tenant, String name) {
    return tenant
        .request()
        .body(Map.of("display_name", name))
        .post(PATH)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
