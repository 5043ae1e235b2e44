package dev.samsa.controlplane.kafkarest.topic;

import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.BASE;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.samsa.controlplane.kafkarest.KafkaRestProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the Terraform provider does to a topic, call by call (wire contract 2.8). */
@QuarkusTest
@TestProfile(KafkaRestProfile.class)
class TerraformTopicTest {

  @Test
  void aTopicLivesThroughCreateReadAlterAndDelete() {
    String topic = BASE + "/topics/orders";

    asAdmin()
        .body(
            """
            {"topic_name": "orders", "partitions_count": 4,
             "configs": [{"name": "cleanup.policy", "value": "compact"},
                         {"name": "max.message.bytes", "value": "12345"}]}
            """)
        .post(BASE + "/topics")
        .then()
        .statusCode(201)
        .body("kind", equalTo("KafkaTopic"))
        .body("metadata.self", endsWith(topic))
        .body("metadata.resource_name", equalTo("crn:///kafka=lkc-test01/topic=orders"))
        .body("cluster_id", equalTo("lkc-test01"))
        .body("topic_name", equalTo("orders"))
        .body("partitions_count", equalTo(4))
        .body("replication_factor", equalTo(1))
        .body("is_internal", equalTo(false))
        .body("partitions.related", endsWith(topic + "/partitions"))
        .body("configs.related", endsWith(topic + "/configs"));

    asAdmin()
        .get(topic)
        .then()
        .statusCode(200)
        .body("topic_name", equalTo("orders"))
        .body("partitions_count", equalTo(4));
    assertThat(ownSettings(topic))
        .isEqualTo(Map.of("cleanup.policy", "compact", "max.message.bytes", "12345"));

    asAdmin().body("{\"partitions_count\": 6}").patch(topic).then().statusCode(200);
    asAdmin().get(topic).then().body("partitions_count", equalTo(6));

    asAdmin()
        .body(
            """
            {"data": [{"name": "max.message.bytes", "value": "54321"},
                      {"name": "cleanup.policy", "operation": "DELETE"}]}
            """)
        .post(topic + "/configs:alter")
        .then()
        .statusCode(204);
    assertThat(ownSettings(topic)).isEqualTo(Map.of("max.message.bytes", "54321"));

    asAdmin().delete(topic).then().statusCode(204);
    asAdmin()
        .get(topic)
        .then()
        .statusCode(404)
        .body("error_code", equalTo(40403))
        .body("message", containsString("topic-partition"));
  }

  private static Map<String, String> ownSettings(String topic) {
    return asAdmin()
        .get(topic + "/configs")
        .then()
        .statusCode(200)
        .body("kind", equalTo("KafkaTopicConfigList"))
        .extract()
        .jsonPath()
        .<Map<String, String>>getList("data.findAll { it.source == 'DYNAMIC_TOPIC_CONFIG' }")
        .stream()
        .collect(Collectors.toMap(entry -> entry.get("name"), entry -> entry.get("value")));
  }
}
