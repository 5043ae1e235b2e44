package dev.samsa.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A cluster's objects as the Terraform provider makes and reads them (reference 2.8 to 2.10). */
final class KafkaResources {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Sdk rest;
  private final String base;

  /**
   * @param rest with the cluster's {@code http_endpoint} as its base, and a Kafka key
   */
  KafkaResources(Sdk rest, String cluster) {
    this.rest = rest;
    this.base = "/kafka/v3/clusters/" + cluster;
  }

  /** The seven fields of an ACL. */
  record Acl(
      String resource_type,
      String resource_name,
      String pattern_type,
      String principal,
      String operation) {
    Map<String, String> fields() {
      Map<String, String> fields = new TreeMap<>();
      fields.put("resource_type", resource_type);
      fields.put("resource_name", resource_name);
      fields.put("pattern_type", pattern_type);
      fields.put("principal", "User:" + principal);
      fields.put("host", "*");
      fields.put("operation", operation);
      fields.put("permission", "ALLOW");
      return fields;
    }

    String query() {
      return fields().entrySet().stream()
          .map(field ->
              field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
          .collect(Collectors.joining("&", "?", ""));
    }

    String json() {
      return fields().entrySet().stream()
          .map(field -> "'" + field.getKey() + "':'" + field.getValue() + "'")
          .collect(Collectors.joining(",", "{", "}"));
    }
  }

  /**
   * The provider's probe of a new key: two good answers in a row, though its owner may do nothing
   * yet; 401 and 403 keep it waiting, anything else ends it.
   */
  void awaitKeySynced() {
    int[] good = {0};
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> {
          Reply topics = rest.get(base + "/topics");
          assertThat(topics.status()).as(topics::toString).isIn(200, 401, 403);
          good[0] = topics.status() == 200 ? good[0] + 1 : 0;
          return good[0] == 2;
        });
    rest.get(base + "/topics").is("/kind", "KafkaTopicList").has("/metadata/self").has("/data");
  }

  void createTopic(String topic, int partitions) {
    rest.post(
            base + "/topics",
            "{'topic_name':'%s','partitions_count':%d,'configs':"
                + "[{'name':'retention.ms','value':'604800000'}]}",
            topic,
            partitions)
        .status(201)
        .is("/kind", "KafkaTopic")
        .is("/topic_name", topic)
        .is("/partitions_count", partitions);
  }

  /** Number of partitions, and the settings that were made on the topic. */
  Map<String, JsonNode> readTopic(String topic) {
    Map<String, JsonNode> kept =
        new TreeMap<>(
            rest.get(base + "/topics/" + topic)
                .status(200)
                .is("/topic_name", topic)
                .fits("/metadata/resource_name", "crn:///kafka=lkc-[a-z0-9]+/topic=" + topic)
                .has("/metadata/self")
                .has("/is_internal")
                .has("/replication_factor")
                .has("/partitions/related")
                .has("/configs/related")
                .has("/partition_reassignments/related")
                .keep("/topic_name", "/partitions_count"));
    Reply settings = rest.get(base + "/topics/" + topic + "/configs").status(200);
    for (JsonNode setting : settings.is("/kind", "KafkaTopicConfigList").body().at("/data")) {
      if (setting.at("/source").asText().equals("DYNAMIC_TOPIC_CONFIG")) {
        assertThat(setting.at("/value").isTextual()).as(setting::toString).isTrue();
        kept.put(setting.at("/name").asText(), setting.at("/value"));
      }
    }
    return kept;
  }

  void changeTopic(String topic, int partitions, String settings) {
    rest.patch(base + "/topics/" + topic, "{'partitions_count':%d}", partitions).status(200);
    rest.post(base + "/topics/" + topic + "/configs:alter", "{'data':%s}", settings).status(204);
  }

  void deleteTopic(String topic) {
    rest.delete(base + "/topics/" + topic).status(204);
    rest.get(base + "/topics/" + topic).status(404).is("/error_code", 40403);
  }

  void createAcl(Acl acl) {
    rest.post(base + "/acls", acl.json()).status(201).isEmpty();
  }

  /** All seven fields find exactly one. */
  Map<String, JsonNode> readAcl(Acl acl) {
    Reply found = rest.get(base + "/acls" + acl.query()).status(200).counts("/data", 1);
    found.is("/kind", "KafkaAclList").is("/data/0/kind", "KafkaAcl").has("/data/0/metadata/self");
    acl.fields().forEach((field, value) -> found.is("/data/0/" + field, value));
    return found.keep("/data/0");
  }

  void deleteAcl(Acl acl) {
    rest.delete(base + "/acls" + acl.query()).status(200).counts("/data", 1);
    rest.get(base + "/acls" + acl.query()).status(200).counts("/data", 0);
  }

  /** Settings of the whole cluster; reading lists only what was set, each with a value. */
  Map<String, JsonNode> setClusterConfig(String name, String value) {
    rest.post(base + "/broker-configs:alter", "{'data':[{'name':'%s','value':'%s'}]}", name, value)
        .status(204);
    return readClusterConfig();
  }

  Map<String, JsonNode> readClusterConfig() {
    Reply settings = rest.get(base + "/broker-configs").status(200);
    for (JsonNode setting : settings.body().at("/data")) {
      assertThat(setting.at("/value").isTextual()).as(setting::toString).isTrue();
    }
    return settings.keep("/data/0/name", "/data/0/value", "/data/1");
  }

  /** What a revoked key gets. */
  void awaitRefused() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> rest.get(base + "/topics").status() == 401);
  }
}
