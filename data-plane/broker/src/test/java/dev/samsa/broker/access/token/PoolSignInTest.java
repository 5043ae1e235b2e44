package dev.samsa.broker.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.samsa.broker.launch.Node;
import dev.samsa.broker.testbed.Clients;
import dev.samsa.broker.testbed.TestAccess;
import dev.samsa.broker.testbed.TestCluster;
import dev.samsa.description.access.IdentityPoolEntry;
import dev.samsa.description.access.IdentityProviderEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker and Kafka's own client with tokens of a tenant's own issuer. */
class PoolSignInTest {
  private static final String CLUSTER = "lkc-pools";
  private static final String ISSUER = "https://issuer.example.com";

  @TempDir static Path folder;
  private static TestCluster cluster;
  private static Node node;
  private static Clients clients;

  @BeforeAll
  static void start() throws Exception {
    cluster = new TestCluster(folder, CLUSTER, 1, TestCluster.wideLimits());
    clients = new Clients(cluster);
    cluster
        .access()
        .key("OWNER", "u-owner")
        .grant("u-owner", "OrganizationAdmin")
        .grant("pool-writers", "DeveloperWrite", "TOPIC", "letters", false)
        .grant("pool-doomed", "DeveloperWrite", "TOPIC", "letters", false)
        .provider(provider("op-1", "pool-writers", "claims.aud == 'samsa'"))
        .provider(provider("op-2", "pool-doomed", "true"));
    cluster.publish();
    cluster.folders(0).create();
    node = new Node(cluster.description(), 0, cluster.folders(0));
    node.start();
    try (Admin owner = Clients.admin(clients.withKey("OWNER"))) {
      owner.createTopics(List.of(new NewTopic("letters", 1, (short) 1))).all().get();
    }
  }

  @AfterAll
  static void stop() throws Exception {
    node.close();
    cluster.close();
  }

  private static IdentityProviderEntry provider(String id, String pool, String filter) {
    return new IdentityProviderEntry(
        id,
        ISSUER,
        cluster.access().snapshot().tokenKeys(),
        List.of(new IdentityPoolEntry(pool, "claims.sub", filter)));
  }

  private static Map<String, Object> claims(String audience, long seconds) {
    long now = Instant.now().getEpochSecond();
    return new HashMap<>(
        Map.of("iss", ISSUER, "sub", "robot", "aud", audience, "exp", now + seconds));
  }

  private static String token(TestAccess signer, Map<String, Object> claims) {
    return signer.sign(Map.of("alg", "ES256", "kid", "test"), claims);
  }

  private static String good() {
    return token(cluster.access(), claims("samsa", 300));
  }

  private static Map<String, String> extensions(String lkc, String pool) {
    return Map.of("logicalCluster", lkc, "identityPoolId", pool);
  }

  private static Map<String, Object> signIn(String token, String pool) {
    return clients.withToken(token, extensions(CLUSTER, pool));
  }

  private static void send(KafkaProducer<String, String> producer, String topic) throws Exception {
    producer.send(new ProducerRecord<>(topic, "v")).get(10, TimeUnit.SECONDS);
  }

  /** What a client is told within two seconds; each further one finds more of it in memory. */
  private static Throwable refusal(Map<String, Object> settings) throws InterruptedException {
    for (int chance = 0; chance < 5; chance++) {
      try (Admin admin = Clients.admin(settings)) {
        admin.describeCluster().nodes().get(2, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        return e.getCause();
      } catch (TimeoutException e) {
        continue; // This machine was busy elsewhere.
      }
    }
    return null;
  }

  private static void refused(String what, Map<String, Object> settings) throws Exception {
    assertThat(refusal(settings)).as(what).isInstanceOf(SaslAuthenticationException.class);
  }

  @Test
  void aTokenOfThePoolActsWithThePoolsRightsAndNoMore() throws Exception {
    try (KafkaProducer<String, String> producer =
        Clients.producer(signIn(good(), "pool-writers"))) {
      send(producer, "letters");
      assertThatThrownBy(() -> send(producer, "diaries")).isInstanceOf(Exception.class);
    }
    try (Admin reader = Clients.admin(signIn(good(), "pool-writers"))) {
      assertThat(reader.listTopics().names().get(10, TimeUnit.SECONDS)).containsExactly("letters");
    }
  }

  @Test
  void whatIsNotAsItMustBeIsKafkasAuthenticationError() throws Exception {
    TestAccess stranger = new TestAccess(CLUSTER, new byte[32]);
    Map<String, Object> otherIssuer = claims("samsa", 300);
    otherIssuer.put("iss", "https://other.example.com");
    Map<String, Object> early = claims("samsa", 300);
    early.put("nbf", Instant.now().getEpochSecond() + 200);
    Map<String, Object> ours = claims(CLUSTER, 30);
    ours.put("iss", "samsa-not");

    refused(
        "another's audience", signIn(token(cluster.access(), claims("x", 300)), "pool-writers"));
    refused("an old one", signIn(token(cluster.access(), claims("samsa", -60)), "pool-writers"));
    refused("an early one", signIn(token(cluster.access(), early), "pool-writers"));
    refused("a forged one", signIn(token(stranger, claims("samsa", 300)), "pool-writers"));
    refused("another issuer's", signIn(token(cluster.access(), otherIssuer), "pool-writers"));
    refused("nobody's", signIn(token(cluster.access(), ours), "pool-writers"));
    refused("an unknown pool", signIn(good(), "pool-nobody"));
    refused("another cluster", clients.withToken(good(), extensions("lkc-other", "pool-writers")));
    refused("no extensions", clients.withToken(good()));
    refused("no pool", clients.withToken(good(), Map.of("logicalCluster", CLUSTER)));
    refused("no cluster", clients.withToken(good(), Map.of("identityPoolId", "pool-writers")));
    refused("no token", signIn("nonsense", "pool-writers"));
  }

  @Test
  void aPoolThatIsTakenAwayIsRefusedOnAnOpenConnectionAndAtTheNextSignIn() throws Exception {
    String token = good();
    try (KafkaProducer<String, String> producer = Clients.producer(signIn(token, "pool-doomed"))) {
      send(producer, "letters");

      cluster.access().withoutProvider("op-2");
      long number = cluster.publish();
      await().atMost(Duration.ofMinutes(1)).until(() -> cluster.agent().appliedBy(0) >= number);

      assertThatThrownBy(() -> send(producer, "letters"))
          .cause()
          .isInstanceOfAny(TopicAuthorizationException.class, AuthenticationException.class);
    }
    refused("a pool that is gone", signIn(token, "pool-doomed"));
  }

  @Test
  void aConnectionEndsWithItsTokenUnlessTheClientShowsAnother() throws Exception {
    // The leeway for clocks counts: this token ends in three seconds.
    String token = token(cluster.access(), claims("samsa", -27));
    try (Admin admin = Clients.admin(signIn(token, "pool-writers"))) {
      admin.listTopics().names().get(10, TimeUnit.SECONDS);
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(200))
          .untilAsserted(() ->
              assertThatThrownBy(() -> admin.listTopics().names().get(5, TimeUnit.SECONDS))
                  .hasCauseInstanceOf(AuthenticationException.class));
    }
  }
}
