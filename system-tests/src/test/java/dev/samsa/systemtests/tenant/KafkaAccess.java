package dev.samsa.systemtests.tenant;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SaslAuthenticationException;

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

  /**
   * Waits until each broker lets this key in: they learn of it a moment after it was made, and may
   * only just be coming back themselves.
   */
  void awaitAccepted() {
    for (String broker : bootstrap.split(",")) {
      await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofMillis(100))
          .ignoreExceptionsMatching(KafkaAccess::mayPass)
          .until(() -> {
            try (Admin admin = Admin.create(javaClient(Map.of("bootstrap.servers", broker)))) {
              return !admin.describeCluster().nodes().get(20, TimeUnit.SECONDS).isEmpty();
            }
          });
    }
  }

  private static boolean mayPass(Throwable failure) {
    return failure instanceof TimeoutException
        || (failure instanceof ExecutionException
            && (failure.getCause() instanceof SaslAuthenticationException
                || failure.getCause() instanceof RetriableException));
  }

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
