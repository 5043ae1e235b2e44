package dev.samsa.controlplane.kafkarest;

import java.util.List;
import org.apache.kafka.clients.admin.ConfigEntry;

/** One of the places that a setting's value could come from, the strongest first. */
public record ConfigSynonym(String name, String value, String source) {

  public static List<ConfigSynonym> of(ConfigEntry entry) {
    return entry.synonyms().stream()
        .map(s -> new ConfigSynonym(s.name(), s.value(), source(s.source())))
        .toList();
  }

  /** The source as the wire contract names it (2.8); what it has no name for is UNKNOWN. */
  public static String source(ConfigEntry.ConfigSource source) {
    return switch (source) {
      case DYNAMIC_TOPIC_CONFIG,
          DYNAMIC_BROKER_LOGGER_CONFIG,
          DYNAMIC_BROKER_CONFIG,
          DYNAMIC_DEFAULT_BROKER_CONFIG,
          STATIC_BROKER_CONFIG,
          DEFAULT_CONFIG ->
          source.name();
      default -> "UNKNOWN";
    };
  }
}
