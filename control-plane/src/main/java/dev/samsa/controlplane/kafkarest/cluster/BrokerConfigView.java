package dev.samsa.controlplane.kafkarest.cluster;

import dev.samsa.controlplane.kafkarest.ConfigSynonym;
import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestLinks.RestMetadata;
import java.util.List;
import org.apache.kafka.clients.admin.ConfigEntry;

/** A setting that was made on all brokers of a cluster. Its value is never absent. */
record BrokerConfigView(
    String kind,
    RestMetadata metadata,
    String cluster_id,
    String config_type,
    String name,
    String value,
    boolean is_default,
    boolean is_read_only,
    boolean is_sensitive,
    String source,
    List<ConfigSynonym> synonyms) {

  static BrokerConfigView of(RestLinks links, ConfigEntry entry) {
    return new BrokerConfigView(
        "KafkaClusterConfig",
        links.metadata(links.url("broker-configs", entry.name()), "broker-config=" + entry.name()),
        links.clusterId(),
        "BROKER",
        entry.name(),
        entry.value() == null ? "" : entry.value(),
        entry.isDefault(),
        entry.isReadOnly(),
        entry.isSensitive(),
        ConfigSynonym.source(entry.source()),
        ConfigSynonym.of(entry));
  }
}
