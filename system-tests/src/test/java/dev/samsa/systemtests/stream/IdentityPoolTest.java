package dev.samsa.systemtests.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.samsa.systemtests.issuer.ForeignIssuer;
import dev.samsa.systemtests.issuer.IssuerProgram;
import dev.samsa.systemtests.platform.SharedPlatform;
import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.TenantCluster;
import dev.samsa.systemtests.tenant.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Kafka's own Java client gets tokens from an issuer of the tenant's own, by Kafka's own login
 * handler, and streams with the rights of an identity pool.
 */
final class IdentityPoolTest {
  private static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PROVIDERS = "/iam/v2/identity-providers";

  private static ForeignIssuer issuer;
  private static Tenant tenant;
  private static TenantCluster cluster;
  private static KafkaAccess owner;
  private static String provider;

  @BeforeAll
  static void oneClusterAndAnIssuer() {
    issuer = ForeignIssuer.start();
    // Kafka's clients dial no token endpoint that this does not name.
    System.setProperty(ALLOWED_URLS, issuer.tokenEndpoint());
    tenant = Tenant.signUp(SharedPlatform.get());
    cluster = tenant.createCluster("federated");
    provider =
        tenant
            .rest()
            .post(
                PROVIDERS,
                "{'display_name':'works','issuer':'%s','jwks_uri':'%s/keys'}",
                issuer.url(),
                issuer.url())
            .require(201)
            .text("/id");
    owner = cluster.awaitReady().newAccess();
    Topics.create(owner, "letters", 1);
    await()
        .atMost(PATIENCE)
        .until(() ->
            tenant
                .rest()
                .get(PROVIDERS + "/" + provider)
                .require(200)
                .text("/keys/0/kid")
                .equals("k1"));
  }

  @AfterAll
  static void leaveNothing() {
    cluster.delete().require(204);
    issuer.close();
    System.clearProperty(ALLOWED_URLS);
  }

  @Test
  void aProgramStreamsWithItsIssuersTokensUntilThePoolIsDeleted() throws Exception {
    String pool = pool("writers", "claims.sub == 'robot' && 'samsa' in claims.aud");
    awaitAccepted(pool);
    try (KafkaProducer<String, String> producer = producer("robot", pool)) {
      assertThatThrownBy(() -> send(producer))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(TopicAuthorizationException.class);

      bind(pool, "DeveloperWrite", "topic=letters");
      bind(pool, "DeveloperRead", "topic=letters");
      bind(pool, "DeveloperRead", "group=readers*");
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> {
            send(producer);
            return true;
          });
      assertThat(consumedBy("robot", pool)).startsWith("Lieber Herr Vater");
      assertThat(overRest(pool)).isEqualTo(200);

      assertThatThrownBy(() -> nodes("stranger", pool))
          .hasCauseInstanceOf(SaslAuthenticationException.class);

      tenant.rest().delete(PROVIDERS + "/" + provider + "/identity-pools/" + pool).require(204);
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(100))
          .untilAsserted(() ->
              assertThatThrownBy(() -> send(producer))
                  .cause()
                  .isInstanceOfAny(AuthorizationException.class, AuthenticationException.class));
    }
    assertThatThrownBy(() -> nodes("robot", pool))
        .hasCauseInstanceOf(SaslAuthenticationException.class);
    assertThat(overRest(pool)).isEqualTo(401);
  }

  private static String pool(String name, String filter) {
    return tenant
        .rest()
        .postTree(
            PROVIDERS + "/" + provider + "/identity-pools",
            Map.of("display_name", name, "identity_claim", "claims.sub", "filter", filter))
        .require(201)
        .text("/id");
  }

  private static void bind(String pool, String role, String resource) {
    String cluster = tenant.cluster(owner.clusterId()).text("/metadata/resource_name");
    tenant
        .rest()
        .post(
            "/iam/v2/role-bindings",
            "{'principal':'User:%s','role_name':'%s','crn_pattern':'%s/%s'}",
            pool,
            role,
            cluster,
            resource)
        .require(201);
  }

  /** Brokers learn of a pool a moment after it was made. */
  private static void awaitAccepted(String pool) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsMatching(e -> e.getCause() instanceof SaslAuthenticationException)
        .until(() -> nodes("robot", pool) > 0);
  }

  private static int nodes(String client, String pool) throws Exception {
    try (Admin admin = Admin.create(settings(client, pool))) {
      return admin.describeCluster().nodes().get(PATIENCE.toSeconds(), TimeUnit.SECONDS).size();
    }
  }

  private static Map<String, Object> settings(String client, String pool) {
    return owner.javaClient(
        Map.of(
            "sasl.mechanism",
            "OAUTHBEARER",
            "sasl.login.callback.handler.class",
            "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler",
            "sasl.oauthbearer.token.endpoint.url",
            issuer.tokenEndpoint(),
            "sasl.oauthbearer.client.credentials.client.id",
            client,
            "sasl.oauthbearer.client.credentials.client.secret",
            IssuerProgram.SECRET,
            "sasl.jaas.config",
            "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required"
                + " extension_logicalCluster=\"%s\" extension_identityPoolId=\"%s\";"
                    .formatted(owner.clusterId(), pool)));
  }

  private static KafkaProducer<String, String> producer(String client, String pool) {
    return new KafkaProducer<>(
        settings(client, pool), new StringSerializer(), new StringSerializer());
  }

  private static void send(KafkaProducer<String, String> producer) throws Exception {
    producer
        .send(new ProducerRecord<>("letters", "Lieber Herr Vater"))
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static String consumedBy(String client, String pool) {
    Map<String, Object> settings = settings(client, pool);
    settings.put("group.id", "readers-1");
    settings.put("auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of("letters"));
      StringBuilder read = new StringBuilder();
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(10))
          .until(() -> {
            consumer.poll(Duration.ofMillis(500)).forEach(record -> read.append(record.value()));
            return !read.isEmpty();
          });
      return read.toString();
    }
  }

  /** Status of a look at the topics over Kafka REST with a token of the issuer. */
  private static int overRest(String pool) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    SharedPlatform.get().url()
                        + "/kafka/v3/clusters/"
                        + owner.clusterId()
                        + "/topics"))
            .header("Authorization", "Bearer " + issuer.token("robot"))
            .header("confluent-identity-pool-id", pool)
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
