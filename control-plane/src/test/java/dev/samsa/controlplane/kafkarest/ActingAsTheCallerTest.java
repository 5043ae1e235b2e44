package dev.samsa.controlplane.kafkarest;

import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.BASE;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.asAdmin;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.asBareKey;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.asUser;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.createTopic;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.withKey;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(KafkaRestProfile.class)
class ActingAsTheCallerTest {
  private static final String TOPICS = BASE + "/topics";

  @Test
  void aWrongSecretIsRefusedThoughTheRightOneHasAClientOpen() {
    asAdmin().get(TOPICS).then().statusCode(200);

    withKey(PlainKafka.ADMIN_KEY, "wrong-secret")
        .get(TOPICS)
        .then()
        .statusCode(401)
        .body("error_code", equalTo(40101))
        .body("message", containsString("invalid API key"));
    asAdmin().get(TOPICS).then().statusCode(200);
  }

  @Test
  void aUserActsAsItselfByAToken() {
    createTopic("for-users", 1);

    asUser("u-admin")
        .get(TOPICS)
        .then()
        .statusCode(200)
        .body("data.topic_name", hasItem("for-users"));
    asUser("u-stranger").get(TOPICS).then().statusCode(200).body("data", empty());
    asUser("u-stranger").delete(TOPICS + "/for-users").then().statusCode(403);
    asUser("u-admin").get(TOPICS + "/for-users").then().statusCode(200);
  }

  @Test
  void aRightGivenByAnAclIsThereAtOnce() {
    createTopic("granted", 1);
    asAdmin()
        .body(
            """
            {"resource_type": "TOPIC", "resource_name": "granted", "pattern_type": "LITERAL",
             "principal": "User:u-reader", "host": "*", "operation": "DESCRIBE",
             "permission": "ALLOW"}
            """)
        .post(BASE + "/acls")
        .then()
        .statusCode(201);

    asUser("u-reader")
        .get(TOPICS)
        .then()
        .body("data.topic_name", equalTo(java.util.List.of("granted")));
  }

  @Test
  void nobodyIsLetInWithoutACredential() {
    given().get(TOPICS).then().statusCode(401);
  }

  @Test
  void aClusterThatIsNotTheCallersIsNotFound() {
    asAdmin().get("/kafka/v3/clusters/lkc-foreign/topics").then().statusCode(404);
    asUser("u-admin").get("/kafka/v3/clusters/lkc-foreign/topics").then().statusCode(404);
  }

  @Test
  void aClusterThatIsNotReadyAsksToComeBack() {
    asUser("u-admin")
        .get("/kafka/v3/clusters/" + FakeClusters.PROVISIONING + "/topics")
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("error_code", equalTo(50301));
  }

  @Test
  void brokersThatDoNotAnswerAreToldInTime() {
    asUser("u-admin")
        .get("/kafka/v3/clusters/" + FakeClusters.DEAD + "/topics")
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue());
  }

  @Test
  void theClusterSaysOnRequestWhatTheCallerMayDo() {
    asUser("u-admin")
        .queryParam("include_authorized_operations", true)
        .get(BASE)
        .then()
        .statusCode(200)
        .body("authorized_operations", hasItems("ALTER", "CREATE"))
        .body("creates_topics", equalTo(true));
    asBareKey()
        .queryParam("include_authorized_operations", true)
        .get(BASE)
        .then()
        .statusCode(200)
        .body("authorized_operations", not(hasItem("CREATE")))
        .body("creates_topics", equalTo(false));
    asUser("u-admin").get(BASE).then().body("$", not(hasKey("authorized_operations")));
  }

  @Test
  void theClusterShowsItselfAndItsBrokersToAnyKey() {
    asBareKey()
        .get(BASE)
        .then()
        .statusCode(200)
        .body("kind", equalTo("KafkaCluster"))
        .body("cluster_id", equalTo(FakeClusters.CLUSTER))
        .body("metadata.resource_name", equalTo("crn:///kafka=lkc-test01"))
        .body("topics.related", endsWith(TOPICS));
    asBareKey()
        .get("/kafka/v3/clusters")
        .then()
        .statusCode(200)
        .body("kind", equalTo("KafkaClusterList"))
        .body("data.cluster_id", equalTo(java.util.List.of(FakeClusters.CLUSTER)));
    asBareKey()
        .get(BASE + "/brokers")
        .then()
        .statusCode(200)
        .body("data", hasSize(1))
        .body("data[0].broker_id", equalTo(1));
  }

  @Test
  void onlyTheFewBrokerSettingsOfATenantCanBeChangedAndOnlyTheseAreListed() {
    String configs = BASE + "/broker-configs";

    asAdmin()
        .body("{\"data\": [{\"name\": \"log.retention.ms\", \"value\": \"86400000\"}]}")
        .post(configs + ":alter")
        .then()
        .statusCode(204);
    asAdmin()
        .get(configs)
        .then()
        .statusCode(200)
        .body("data", hasSize(1))
        .body("data[0].name", equalTo("log.retention.ms"))
        .body("data[0].value", equalTo("86400000"))
        .body("data[0].source", equalTo("DYNAMIC_DEFAULT_BROKER_CONFIG"));
    asAdmin().delete(configs + "/log.retention.ms").then().statusCode(204);
    asAdmin().get(configs).then().body("data", empty());
    asAdmin()
        .body("{\"data\": [{\"name\": \"metric.reporters\", \"value\": \"\"}]}")
        .post(configs + ":alter")
        .then()
        .statusCode(400)
        .body("message", containsString("metric.reporters"));
    asBareKey()
        .body("{\"data\": [{\"name\": \"num.partitions\", \"value\": \"2\"}]}")
        .post(configs + ":alter")
        .then()
        .statusCode(403);
  }
}
