package dev.samsa.bench.platform;

import java.util.HashMap;
import java.util.Map;

/** All that a Kafka client has to know. */
public record KafkaLogin(String bootstrap, String key, String secret, String caFile) {
  /** The same login at another address. */
  public KafkaLogin at(String address) {
    return new KafkaLogin(address, key, secret, caFile);
  }

  /** Settings of Kafka's own clients. */
  public Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrap);
    settings.put("security.protocol", "SASL_SSL");
    settings.put("ssl.truststore.type", "PEM");
    settings.put("ssl.truststore.location", caFile);
    settings.put("sasl.mechanism", "PLAIN");
    settings.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(key, secret));
    return settings;
  }
}
