package dev.samsa.broker.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.samsa.broker.launch.Node;
import dev.samsa.broker.testbed.Clients;
import dev.samsa.broker.testbed.TestCluster;
import dev.samsa.description.access.PrincipalQuota;
import dev.samsa.description.access.ServiceMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tenant's clients against a real broker. */
class TenantAccessTest {
  @TempDir static Path folder;
  private static TestCluster cluster;
  private static Node node;
  private static Clients clients;
  private static Admin owner;

  @BeforeAll
  static void start() throws Exception {
    cluster = new TestCluster(folder, "lkc-access", 1, TestCluster.wideLimits());
    clients = new Clients(cluster);
    cluster.access().key("OWNER", "u-owner").grant("u-owner", "OrganizationAdmin");
    cluster.access().key("PLAINKEY", "sa-plain");
    cluster.publish();
    cluster.folders(0).create();
    node = new Node(cluster.description(), 0, cluster.folders(0));
    node.start();
    owner = Clients.admin(clients.withKey("OWNER"));
  }

  @AfterAll
  static void stop() throws Exception {
    owner.close();
    node.close();
    cluster.close();
  }

  private static void topic(String name) throws Exception {
    owner.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get(10, TimeUnit.SECONDS);
  }

  private static void acl(String principal, ResourceType type, String name, AclOperation operation)
      throws Exception {
    acl(principal, type, name, operation, AclPermissionType.ALLOW);
  }

  private static void acl(
      String principal,
      ResourceType type,
      String name,
      AclOperation operation,
      AclPermissionType permission)
      throws Exception {
    owner
        .createAcls(
            List.of(
                new AclBinding(
                    new ResourcePattern(type, name, PatternType.LITERAL),
                    new AccessControlEntry("User:" + principal, "*", operation, permission))))
        .all()
        .get(10, TimeUnit.SECONDS);
  }

  private static void applied(long number) {
    await().atMost(Duration.ofMinutes(1)).until(() -> cluster.agent().appliedBy(0) >= number);
  }

  private static void produce(Map<String, Object> settings, String topic) throws Exception {
    try (KafkaProducer<String, String> producer = Clients.producer(settings)) {
      producer.send(new ProducerRecord<>(topic, "k", "v")).get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void anOrganizationsAdminMayAtOnceAllThatATenantMay() throws Exception {
    topic("by-admin");
    produce(clients.withKey("OWNER"), "by-admin");
    try (var consumer = Clients.consumer(clients.withKey("OWNER"), "g")) {
      consumer.subscribe(List.of("by-admin"));
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> !consumer.poll(Duration.ofMillis(200)).isEmpty());
    }
    assertThat(owner.describeCluster().clusterId().get())
        .isEqualTo(cluster.description().kafkaClusterId());
  }

  @Test
  void aWrongSecretIsKafkasAuthenticationErrorWithinTwoSeconds() throws Exception {
    assertThat(refusal(clients.withSecret("OWNER", "wrong")))
        .isInstanceOf(SaslAuthenticationException.class);
  }

  @Test
  void anUnknownKeyIsKafkasAuthenticationError() throws Exception {
    assertThat(refusal(clients.withKey("NOBODY"))).isInstanceOf(SaslAuthenticationException.class);
  }

  /** What a client is told within two seconds, once its classes are loaded. */
  private static Throwable refusal(Map<String, Object> settings) throws Exception {
    assertThatThrownBy(() -> describe(settings, 30)).isInstanceOf(ExecutionException.class);
    try {
      describe(settings, 2);
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  private static void describe(Map<String, Object> settings, int seconds) throws Exception {
    try (Admin admin = Clients.admin(settings)) {
      admin.describeCluster().nodes().get(seconds, TimeUnit.SECONDS);
    }
  }

  @Test
  void aRevokedKeyIsRefusedOnAnOpenConnection() throws Exception {
    topic("revoked");
    cluster.access().key("SHORT", "u-owner");
    applied(cluster.publish());
    try (KafkaProducer<String, String> producer = Clients.producer(clients.withKey("SHORT"))) {
      producer.send(new ProducerRecord<>("revoked", "v")).get(10, TimeUnit.SECONDS);
      cluster.access().revoke("SHORT");
      applied(cluster.publish());
      assertThatThrownBy(
              () -> producer.send(new ProducerRecord<>("revoked", "v")).get(2, TimeUnit.SECONDS))
          .hasCauseInstanceOf(TopicAuthorizationException.class);
    }
  }

  @Test
  void withoutAnAclNothingIsAllowedAndWithOneItIs() throws Exception {
    topic("by-acl");
    try (KafkaProducer<String, String> producer = Clients.producer(clients.withKey("PLAINKEY"))) {
      assertThatThrownBy(
              () -> producer.send(new ProducerRecord<>("by-acl", "v")).get(2, TimeUnit.SECONDS))
          .hasCauseInstanceOf(TopicAuthorizationException.class);
    }
    acl("sa-plain", ResourceType.TOPIC, "by-acl", AclOperation.WRITE);
    // Idempotent, with no more than WRITE on the topic.
    produce(clients.withKey("PLAINKEY"), "by-acl");
  }

  @Test
  void aRoleAllowsAnIdempotentProducerAndADenyAclTakesItAway() throws Exception {
    topic("by-role");
    cluster.access().key("WRITER", "sa-writer");
    cluster.access().grant("sa-writer", "DeveloperWrite", "TOPIC", "by-", true);
    applied(cluster.publish());
    produce(clients.withKey("WRITER"), "by-role");
    acl("sa-writer", ResourceType.TOPIC, "by-role", AclOperation.WRITE, AclPermissionType.DENY);
    assertThatThrownBy(() -> produce(clients.withKey("WRITER"), "by-role"))
        .hasCauseInstanceOf(TopicAuthorizationException.class);
  }

  @Test
  void aTokenSignsInAsItsSubject() throws Exception {
    topic("by-token");
    Instant now = Instant.now();
    String token = cluster.access().token("u-owner", "lkc-access", now, now.plusSeconds(60));
    produce(clients.withToken(token), "by-token");
  }

  @Test
  void aTokenForAnotherClusterIsKafkasAuthenticationError() throws Exception {
    Instant now = Instant.now();
    String token = cluster.access().token("u-owner", "lkc-other", now, now.plusSeconds(60));
    assertThat(refusal(clients.withToken(token))).isInstanceOf(SaslAuthenticationException.class);
  }

  @Test
  void aSuspendedPrincipalReadsOnlyWhileOthersGoOn() throws Exception {
    topic("overspent");
    cluster.access().key("SPENDER", "sa-spender").grant("sa-spender", "CloudClusterAdmin");
    applied(cluster.publish());
    try (KafkaProducer<String, String> producer = Clients.producer(clients.withKey("SPENDER"))) {
      producer.send(new ProducerRecord<>("overspent", "a")).get(10, TimeUnit.SECONDS);
      cluster.access().quota(new PrincipalQuota("sa-spender", null, null, ServiceMode.READ_ONLY));
      applied(cluster.publish());
      assertThatThrownBy(
              () -> producer.send(new ProducerRecord<>("overspent", "b")).get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(TopicAuthorizationException.class);
    }
    try (Admin spender = Clients.admin(clients.withKey("SPENDER"))) {
      assertThat(spender.listTopics().names().get(10, TimeUnit.SECONDS)).contains("overspent");
    }
    try (KafkaProducer<String, String> producer = Clients.producer(clients.withKey("OWNER"))) {
      producer.send(new ProducerRecord<>("overspent", "c")).get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void aPrincipalOverItsQuotaIsSlowedDownAlsoWhenTheQuotaComesLater() throws Exception {
    topic("slow");
    cluster.access().key("EAGER", "sa-eager");
    cluster.access().grant("sa-eager", "CloudClusterAdmin");
    applied(cluster.publish());
    try (KafkaProducer<String, String> producer = Clients.producer(clients.withKey("EAGER"))) {
      producer.send(new ProducerRecord<>("slow", "x".repeat(100_000))).get(10, TimeUnit.SECONDS);
      assertThat(throttleMs(producer)).isZero();
      cluster.access().quota("sa-eager", 10_000L, null);
      applied(cluster.publish());
      for (int i = 0; i < 3; i++) {
        producer.send(new ProducerRecord<>("slow", "x".repeat(100_000))).get(30, TimeUnit.SECONDS);
      }
      assertThat(throttleMs(producer)).isPositive();
    }
  }

  private static double throttleMs(KafkaProducer<String, String> producer) {
    return producer.metrics().values().stream()
        .filter(m -> m.metricName().name().equals("produce-throttle-time-max"))
        .mapToDouble(m -> (double) m.metricValue())
        .filter(v -> !Double.isNaN(v))
        .sum();
  }
}
