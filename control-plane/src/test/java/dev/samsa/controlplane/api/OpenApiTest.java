package dev.samsa.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class OpenApiTest {

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
