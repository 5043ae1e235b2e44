package dev.samsa.systemtests.tenant;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a Kafka client has to know.
 *
 * @param clusterId {@code lkc-…}
 * @param bootstrap host and port
 * @param key id of an API key
 * @param secret its secret
 * @param caFile the platform's CA
 */
public record KafkaAccess(
    String clusterId, String bootstrap, String key, String secret, Path caFile) {

  /** Settings of Kafka's own Java clients, with more of them added. */
  public Map<String, Object> javaClient(Map<String, Object> more) {
    Map<String, Object> settings = new TreeMap<>();
    settings.put("bootstrap.servers", bootstrap);
    settings.put("security.protocol", "SASL_SSL");
    settings.put("ssl.truststore.type", "PEM");
    settings.put("ssl.truststore.location", caFile.toString());
    settings.put("sasl.mechanism", "PLAIN");
    settings.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(key, secret));
    settings.putAll(more);
    return settings;
  }

  /** Arguments of kcat and other programs on librdkafka. */
  public String[] kcat(String... more) {
    String[] common = {
      "-b",
      bootstrap,
      "-X",
      "security.protocol=SASL_SSL",
      "-X",
      "sasl.mechanisms=PLAIN",
      "-X",
      "sasl.username=" + key,
      "-X",
      "sasl.password=" + secret,
      "-X",
      "ssl.ca.location=" + caFile
    };
    String[] all = java.util.Arrays.copyOf(common, common.length + more.length);
    System.arraycopy(more, 0, all, common.length, more.length);
    return all;
  }
}
