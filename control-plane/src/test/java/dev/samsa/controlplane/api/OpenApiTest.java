package dev.samsa.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class OpenApiTest {
  private static final Path FILE = Path.of("src/main/resources/openapi.json");

  @Test
  void theDocumentIsWhatTheRoutesAre() throws IOException {
    String made =
        Tenant.anonymous().get("/made-openapi?format=json").then().extract().asString() + "\n";
    if (Boolean.getBoolean("samsa.write-openapi")) {
      Files.writeString(FILE, made);
    }

    assertThat(Files.readString(FILE))
        .as("routes have changed: run this test with -Dsamsa.write-openapi=true")
        .isEqualTo(made);
  }

  @Test
  void eachOperationIsDescribedUnderANameOfItsOwn() {
    Map<String, Map<String, Object>> paths =
        Tenant.anonymous()
            .get("/openapi?format=json")
            .then()
            .statusCode(200)
            .extract()
            .path("paths");

    List<Object> ids =
        paths.values().stream()
            .flatMap(path -> path.values().stream())
            .filter(Map.class::isInstance)
            .map(operation -> ((Map<?, ?>) operation).get("operationId"))
            .map(Object.class::cast)
            .toList();

    assertThat(paths.keySet())
        .contains("/api/signup", "/api/sessions", "/org/v2/environments", "/iam/v2/api-keys");
    assertThat(ids).doesNotContainNull().doesNotHaveDuplicates();
  }
}
