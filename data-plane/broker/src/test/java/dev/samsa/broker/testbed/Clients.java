package dev.samsa.broker.testbed;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka's own clients, set up as a tenant does it. */
public final class Clients {
  private final TestCluster cluster;

  public Clients(TestCluster cluster) {
    this.cluster = cluster;
  }

  /** Settings that sign in with a key of {@link TestAccess#key}. */
  public Map<String, Object> withKey(String keyId) {
    return withSecret(keyId, keyId + "-secret");
  }

  public Map<String, Object> withSecret(String keyId, String secret) {
    Map<String, Object> settings = tls();
    settings.put("sasl.mechanism", "PLAIN");
    settings.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(keyId, secret));
    return settings;
  }

  /** Settings that sign in with that token. */
  public Map<String, Object> withToken(String token) {
    return withToken(token, Map.of());
  }

  /** Settings that sign in with that token and SASL extensions. */
  public Map<String, Object> withToken(String token, Map<String, String> extensions) {
    Map<String, Object> settings = tls();
    settings.put("sasl.mechanism", "OAUTHBEARER");
    settings.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;");
    settings.put("sasl.login.callback.handler.class", FixedToken.class);
    settings.put(FixedToken.CONFIG, token);
    settings.put(FixedToken.EXTENSIONS, extensions);
    return settings;
  }

  /** Settings of the internal listener with that certificate. */
  public Map<String, Object> internal(TestCa.Identity identity) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", cluster.internalBootstrap());
    settings.put("security.protocol", "SSL");
    settings.put("ssl.truststore.type", "PEM");
    settings.put("ssl.truststore.certificates", cluster.clusterCa().pem());
    settings.put("ssl.keystore.type", "PEM");
    settings.put("ssl.keystore.certificate.chain", identity.certificate());
    settings.put("ssl.keystore.key", identity.key());
    settings.put("default.api.timeout.ms", "15000");
    settings.put("request.timeout.ms", "10000");
    return settings;
  }

  private Map<String, Object> tls() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", cluster.bootstrap());
    settings.put("security.protocol", "SASL_SSL");
    settings.put("ssl.truststore.type", "PEM");
    settings.put("ssl.truststore.certificates", cluster.clientTrust());
    settings.put("default.api.timeout.ms", "30000");
    settings.put("request.timeout.ms", "10000");
    return settings;
  }

  public static Admin admin(Map<String, Object> settings) {
    return Admin.create(settings);
  }

  /** A producer with acks=all, idempotent. */
  public static KafkaProducer<String, String> producer(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.remove("default.api.timeout.ms");
    all.put("max.block.ms", "20000");
    all.put("linger.ms", "0");
    return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
  }

  public static KafkaConsumer<String, String> consumer(Map<String, Object> settings, String group) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("group.id", group);
    all.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(all, new StringDeserializer(), new StringDeserializer());
  }
}
