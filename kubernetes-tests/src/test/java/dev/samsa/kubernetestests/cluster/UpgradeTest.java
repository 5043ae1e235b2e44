package dev.samsa.kubernetestests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From one release of Kafka to the next. */
@Tag("long")
class UpgradeTest {
  @Test
  void brokersFirstThenTheMetadataLevelAndClientsGoOn() throws Exception {
    TestKubernetes kubernetes = TestKubernetes.get();
    Map<String, String> images =
        Map.of("samsa.operator.images.\"4.3.1\"", kubernetes.image("broker-4.3.1"));
    try (OperatedNamespace namespace = OperatedNamespace.start("upgrade", images)) {
      TestKafka kafka = namespace.cluster("lkc-upgrade1", 3);
      kafka.with("/spec/kafkaVersion", "\"4.3.1\"").create().awaitSettled();
      JsonNode before = kafka.seen().at("/status");
      assertThat(before.at("/kafkaVersion").asText()).isEqualTo("4.3.1");
      try (Traffic traffic = Traffic.start(kafka, "upgraded")) {
        Map<String, String> pods = kafka.pods();
        kafka.with("/spec/kafkaVersion", "\"4.4.0\"").write();
        kafka.awaitCondition("Upgrading", "True Brokers: from 4.3.1 to 4.4.0");
        kafka.awaitRolled(pods);
        kafka.awaitCondition("Upgrading", "False");
        JsonNode after = kafka.seen().at("/status");
        assertThat(after.at("/kafkaVersion").asText()).isEqualTo("4.4.0");
        assertThat(after.at("/metadataVersion").asInt())
            .isGreaterThan(before.at("/metadataVersion").asInt());
        traffic.awaitMore(200);
        traffic.verify("an upgrade from 4.3.1 to 4.4.0");
      }
    }
  }
}
