package dev.samsa.controlplane.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class AuditTest {
  private static final String PATH = "/iam/v2/audit-entries";

  @Test
  void entriesAreFoundByWhatTheySay() {
    Tenant tenant = Tenant.signUp();
    String account = tenant.serviceAccount("robot");

    tenant
        .request()
        .get(PATH + "?object=" + account + "&actor=" + tenant.user())
        .then()
        .statusCode(200)
        .body("data", hasSize(1))
        .body("data[0].action", equalTo("service-account.create"))
        .body("data[0].outcome", equalTo("ALLOWED"))
        .body("data[0].address", equalTo("127.0.0.1"));
    tenant
        .request()
        .get(PATH + "?since=" + Instant.now().plusSeconds(60))
        .then()
        .body("data", empty());
    tenant.request().get(PATH + "?until=yesterday").then().statusCode(400);
  }

  @Test
  void whatWasRefusedIsWrittenDown() {
    Tenant tenant = Tenant.signUp();
    String account = tenant.serviceAccount("robot");
    Tenant.Key key = tenant.cloudKey(account);
    Tenant.basic(key)
        .body(Map.of("display_name", "mine"))
        .post("/org/v2/environments")
        .then()
        .statusCode(403);

    tenant
        .request()
        .get(PATH + "?outcome=DENIED&action=environment.create")
        .then()
        .body("data.actor", equalTo(List.of(account)))
        .body("data.credential", equalTo(List.of(key.id())));
    Tenant.basic(key).get(PATH).then().statusCode(403);
  }

  @Test
  void theLogCanBeHadAsAFile() {
    Tenant tenant = Tenant.signUp();
    tenant.request().body(Map.of("display_name", "=cmd()")).post("/org/v2/environments");

    String csv =
        tenant
            .request()
            .get(PATH + "/export")
            .then()
            .statusCode(200)
            .header("Content-Type", containsString("text/csv"))
            .header("Content-Disposition", containsString("audit-log.csv"))
            .extract()
            .asString();
    assertThat(csv.lines().findFirst())
        .hasValueSatisfying(head -> assertThat(head).startsWith("id,at,actor"));
    assertThat(csv).contains(",environment.create,");

    String lines =
        tenant
            .request()
            .get(PATH + "/export?format=ndjson&action=environment")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(lines.lines()).allMatch(line -> line.contains("\"action\":\"environment."));
    tenant.request().get(PATH + "/export?format=xml").then().statusCode(400);
  }

  @Test
  void aStrangersLogIsTheStrangersOnly() {
    Tenant tenant = Tenant.signUp();
    Tenant stranger = Tenant.signUp();
    String account = tenant.serviceAccount("robot");

    stranger.request().get(PATH + "?object=" + account).then().body("data", empty());
    stranger
        .request()
        .get(PATH + "?actor=" + stranger.user())
        .then()
        .body("data.actor", everyItem(equalTo(stranger.user())));
    tenant.request().get(PATH).then().body("data.object", hasItem(account));
  }
}
