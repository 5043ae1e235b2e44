package dev.samsa.controlplane.kafkarest.client;

import dev.samsa.controlplane.cluster.ClusterTarget;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/**
 * Settings of the Kafka clients of one cluster and credential.
 *
 * @param timeout for one call, its retries included
 * @param maxRecordBytes largest record that may leave here; the topic decides within it
 */
record ClientSettings(
    ClusterTarget target, KafkaCredential credential, Duration timeout, int maxRecordBytes) {

  Map<String, Object> admin() {
    Map<String, Object> settings = common();
    settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(timeout));
    return settings;
  }

  Map<String, Object> producer() {
    Map<String, Object> settings = common();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(timeout));
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(timeout));
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, maxRecordBytes);
    // Taken from the heap only as far as records wait; a record larger than this is refused.
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) maxRecordBytes + (1 << 20));
    return settings;
  }

  /** A consumer outside any group: it neither joins one nor commits. */
  Map<String, Object> consumer(int maxBytes) {
    Map<String, Object> settings = common();
    settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(timeout));
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, maxBytes);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, maxBytes);
    return settings;
  }

  private Map<String, Object> common() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, target.bootstrap());
    settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "samsa-rest");
    settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SASL_SSL");
    settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis(timeout.dividedBy(2)));
    settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
    settings.put(CommonClientConfigs.CONNECTIONS_MAX_IDLE_MS_CONFIG, 60_000L);
    settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    settings.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
    settings.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
    settings.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, target.caFile().toString());
    settings.put(SaslConfigs.SASL_MECHANISM, mechanism());
    // Kafka wants a JAAS entry to exist; the credential itself is given by the callbacks.
    settings.put(
        SaslConfigs.SASL_JAAS_CONFIG,
        "org.apache.kafka.common.security.plain.PlainLoginModule required;");
    settings.put(SaslConfigs.SASL_LOGIN_CLASS, StatelessLogin.class);
    settings.put(SaslConfigs.SASL_CLIENT_CALLBACK_HANDLER_CLASS, CredentialCallbacks.class);
    settings.put(CredentialCallbacks.CREDENTIAL, credential);
    return settings;
  }

  private String mechanism() {
    return switch (credential) {
      case KafkaCredential.Key key -> "PLAIN";
      case KafkaCredential.Token token -> "OAUTHBEARER";
    };
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
