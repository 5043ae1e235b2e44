package dev.samsa.controlplane.kafkarest.topic;

import dev.samsa.controlplane.kafkarest.ConfigSynonym;
import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestLinks.RestMetadata;
import java.util.List;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;

/** One setting of a topic. */
record TopicConfigView(
    String kind,
    RestMetadata metadata,
    String cluster_id,
    String topic_name,
    String name,
    String value,
    boolean is_default,
    boolean is_read_only,
    boolean is_sensitive,
    String source,
    List<ConfigSynonym> synonyms) {

  static TopicConfigView of(RestLinks links, String topic, ConfigEntry entry) {
    boolean ownToTopic = entry.source() == ConfigSource.DYNAMIC_TOPIC_CONFIG;
    // A setting made on the topic that has no value makes existing clients fail.
    String value = entry.value() == null && ownToTopic ? "" : entry.value();
    return of(links, topic, entry, value, entry.source());
  }

  /** The setting as it would be if the topic had none of its own. */
  static TopicConfigView ofDefault(RestLinks links, String topic, ConfigEntry entry) {
    return entry.synonyms().stream()
        .filter(s -> s.source() != ConfigSource.DYNAMIC_TOPIC_CONFIG)
        .findFirst()
        .map(s -> of(links, topic, entry, s.value(), s.source()))
        .orElseGet(() -> of(links, topic, entry, null, ConfigSource.DEFAULT_CONFIG));
  }

  private static TopicConfigView of(
      RestLinks links, String topic, ConfigEntry entry, String value, ConfigSource source) {
    return new TopicConfigView(
        "KafkaTopicConfig",
        links.metadata(
            links.url("topics", topic, "configs", entry.name()),
            "topic=" + topic + "/config=" + entry.name()),
        links.clusterId(),
        topic,
        entry.name(),
        value,
        source != ConfigSource.DYNAMIC_TOPIC_CONFIG,
        entry.isReadOnly(),
        entry.isSensitive(),
        ConfigSynonym.source(source),
        ConfigSynonym.of(entry));
  }
}
