package dev.samsa.systemtests.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.samsa.systemtests.platform.SharedPlatform;
import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.TenantCluster;
import dev.samsa.systemtests.tenant.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keys and rights from the REST API to the broker, with Kafka's own Java client. */
final class KeysTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration REVOKED_WITHIN = Duration.ofSeconds(2);

  private static Tenant tenant;
  private static TenantCluster cluster;
  private static KafkaAccess owner;

  @BeforeAll
  static void oneCluster() {
    tenant = Tenant.signUp(SharedPlatform.get());
    cluster = tenant.createCluster("keys").awaitReady();
    owner = cluster.newAccess();
    Topics.create(owner, "letters", 1);
  }

  @AfterAll
  static void deleteCluster() {
    cluster.delete().require(204);
  }

  @Test
  void aKeyThatIsDeletedIsRefusedOnTheConnectionThatItHasOpen() throws Exception {
    KafkaAccess doomed = cluster.newAccess();
    try (KafkaProducer<String, String> producer = producer(doomed)) {
      send(producer);

      tenant.rest().delete("/iam/v2/api-keys/" + doomed.key()).require(204);

      await()
          .atMost(REVOKED_WITHIN)
          .pollInterval(Duration.ofMillis(100))
          .untilAsserted(() ->
              assertThatThrownBy(() -> send(producer))
                  .isInstanceOf(ExecutionException.class)
                  .cause()
                  .isInstanceOfAny(AuthorizationException.class, AuthenticationException.class));
    }
    try (KafkaProducer<String, String> producer = producer(owner)) {
      send(producer);
    }
  }

  @Test
  void aServiceAccountMayDoNothingUntilAnAclSaysSo() throws Exception {
    String account =
        tenant
            .rest()
            .post("/iam/v2/service-accounts", "{'display_name':'writer'}")
            .require(201)
            .text("/id");
    KafkaAccess writer = cluster.newAccessFor(account);
    try (KafkaProducer<String, String> producer = producer(writer)) {
      assertThatThrownBy(() -> send(producer))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(TopicAuthorizationException.class);

      tenant
          .rest()
          .post(
              "/kafka/v3/clusters/" + cluster.id() + "/acls",
              "{'resource_type':'TOPIC','resource_name':'letters','pattern_type':'LITERAL',"
                  + "'principal':'User:%s','host':'*','operation':'WRITE','permission':'ALLOW'}",
              account)
          .require(201);

      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> {
            send(producer);
            return true;
          });
    }
    assertThat(Topics.values(owner, "letters")).isNotEmpty();
  }

  private static void send(KafkaProducer<String, String> producer) throws Exception {
    producer
        .send(new ProducerRecord<>("letters", "Lieber Herr Vater"))
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static KafkaProducer<String, String> producer(KafkaAccess access) {
    return new KafkaProducer<>(
        access.javaClient(Map.of("enable.idempotence", false)),
        new StringSerializer(),
        new StringSerializer());
  }
}
