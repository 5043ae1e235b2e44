package dev.samsa.controlplane.kafkarest.topic;

import dev.samsa.controlplane.api.ApiException;

/** Which settings a topic may be asked to have. */
final class TopicSettings {
  private static final String VENDOR_PREFIX = "confluent.";

  private TopicSettings() {}

  /**
   * The name if brokers may know it; they themselves refuse a name that they don't.
   *
   * @throws ApiException 400 for none and for the vendor's own settings
   */
  static String requireSupported(String name) {
    if (name == null || name.isBlank()) {
      throw ApiException.invalid("name", "A setting needs a name.");
    }
    if (name.startsWith(VENDOR_PREFIX)) {
      throw ApiException.invalid(
          name,
          "Setting "
              + name
              + " is not supported: brokers here are Apache Kafka, which has no confluent.*"
              + " settings. Leave it out.");
    }
    return name;
  }
}
