package dev.samsa.controlplane.kafkarest;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.samsa.controlplane.cluster.LocalCellTestResource;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The routes on a cluster as tenants get it: our launcher, our access plugins, real sign-in. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(value = LocalCellTestResource.class, restrictToAnnotatedClass = true)
class OwnBrokersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String RECORD = "{\"value\": {\"type\": \"STRING\", \"data\": \"news\"}}";

  @Test
  void everyCredentialOfATenantActsAsItsOwnerAndNothingMore() {
    Tenant owner = Tenant.signUp();
    String cluster = createCluster(owner);
    String base = "/kafka/v3/clusters/" + cluster;
    awaitReady(owner, base);

    // The owner's session comes by token, its Kafka key by itself; both may do all.
    owner
        .request()
        .body("{\"topic_name\": \"news\", \"partitions_count\": 1}")
        .post(base + "/topics")
        .then()
        .statusCode(201);
    RequestSpecification ownKey = plain(Tenant.basic(owner.kafkaKey(owner.user(), cluster)));
    awaitList(ownKey, base);
    plain(ownKey).get(base + "/topics").then().body("data.topic_name", hasItem("news"));

    // A service account's key is known to the brokers, and may see nothing until an ACL says so.
    String account = owner.serviceAccount("writer");
    Tenant.Key accountKey = owner.kafkaKey(account, cluster);
    awaitList(Tenant.basic(accountKey), base);
    Tenant.basic(accountKey).get(base + "/topics").then().statusCode(200).body("data", empty());
    Tenant.basic(accountKey)
        .body(RECORD)
        .post(base + "/topics/news/records")
        .then()
        .statusCode(403);
    allow(owner, base, account, "WRITE");
    allow(owner, base, account, "READ");
    Tenant.basic(accountKey)
        .body(RECORD)
        .post(base + "/topics/news/records")
        .then()
        .statusCode(200)
        .body("offset", equalTo(0));
    Tenant.basic(accountKey)
        .get(base + "/topics/news/partitions/0/records")
        .then()
        .statusCode(200)
        .body("data", hasSize(1))
        .body("data[0].value.data", equalTo("news"));

    // What the platform forbids every tenant comes back as a sentence.
    owner
        .request()
        .body("{\"topic_name\": \"wide\", \"replication_factor\": 3}")
        .post(base + "/topics")
        .then()
        .statusCode(400)
        .body("error_code", equalTo(40002))
        .body("message", containsString("replication"));

    // A stranger learns nothing; a deleted key is nobody.
    Tenant.signUp().request().get(base + "/topics").then().statusCode(404);
    owner.request().delete("/iam/v2/api-keys/" + accountKey.id()).then().statusCode(204);
    Tenant.basic(accountKey).get(base + "/topics").then().statusCode(401);
  }

  private static RequestSpecification plain(RequestSpecification request) {
    return request.urlEncodingEnabled(false);
  }

  private static String createCluster(Tenant owner) {
    return owner
        .request()
        .body(
            Map.of(
                "spec",
                Map.of(
                    "display_name", "orders",
                    "availability", "SINGLE_ZONE",
                    "cloud", "AWS",
                    "region", "us-east-2",
                    "config", Map.of("kind", "Basic"),
                    "environment", Map.of("id", owner.environment()))))
        .post("/cmk/v2/clusters")
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  /** Until then the routes answer 503 and ask to come back. */
  private static void awaitReady(Tenant owner, String base) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> owner.request().get(base + "/topics").statusCode() == 200);
  }

  /** A new key is refused until the brokers have learned it. */
  private static void awaitList(RequestSpecification key, String base) {
    Awaitility.await().atMost(PATIENCE).until(() -> key.get(base + "/topics").statusCode() == 200);
  }

  private static void allow(Tenant tenant, String base, String account, String operation) {
    tenant
        .request()
        .body(
            Map.of(
                "resource_type", "TOPIC",
                "resource_name", "news",
                "pattern_type", "LITERAL",
                "principal", "User:" + account,
                "host", "*",
                "operation", operation,
                "permission", "ALLOW"))
        .post(base + "/acls")
        .then()
        .statusCode(201);
    tenant
        .request()
        .queryParam("principal", "User:" + account)
        .get(base + "/acls")
        .then()
        .body("data.operation", hasItem(operation));
  }
}
