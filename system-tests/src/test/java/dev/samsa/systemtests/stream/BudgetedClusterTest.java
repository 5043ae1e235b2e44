package dev.samsa.systemtests.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.samsa.systemtests.platform.SharedPlatform;
import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.RestAnswer;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

final class BudgetedClusterTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String TOPIC = "dear";

  @Test
  void aBudgetThatIsUsedUpStopsWritesUntilItIsRaised() throws Exception {
    Tenant tenant = Tenant.signUp(SharedPlatform.get());
    KafkaAccess access = tenant.streamingCluster("dear");
    Topics.create(access, TOPIC, 1);
    try (KafkaProducer<byte[], byte[]> producer = producer(access)) {
      for (int i = 0; i < 30; i++) {
        producer.send(new ProducerRecord<>(TOPIC, new byte[100_000])).get();
      }
      // Three megabytes cost more than four times as much.
      String budget =
          tenant
              .rest()
              .post(
                  "/billing/v1/budgets",
                  "{'display_name':'Small','scope':{'kind':'CLUSTER','id':'%s'},"
                      + "'amount':'0.0001','suspend_at':100}",
                  access.clusterId())
              .require(201)
              .text("/id");

      await().atMost(PATIENCE).until(() -> refused(producer));
      RestAnswer steps = tenant.rest().get("/billing/v1/budgets/" + budget + "/steps").require(200);
      assertThat(steps.text("/data/0/action")).isEqualTo("SUSPEND");

      tenant.rest().patch("/billing/v1/budgets/" + budget, "{'amount':'1000'}").require(200);
      await().atMost(PATIENCE).until(() -> !refused(producer));
    }
    // The bill says who caused it, as soon as the window is closed.
    await()
        .atMost(PATIENCE)
        .until(() ->
            tenant
                .rest()
                .get("/billing/v1/attribution?group_by=principal")
                .require(200)
                .text("/parts/0/key")
                .equals(tenant.userId()));
  }

  private static boolean refused(KafkaProducer<byte[], byte[]> producer)
      throws InterruptedException {
    try {
      producer.send(new ProducerRecord<>(TOPIC, new byte[1])).get();
      return false;
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(TopicAuthorizationException.class);
      return true;
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(KafkaAccess access) {
    return new KafkaProducer<>(
        access.javaClient(Map.of("acks", "all", "enable.idempotence", "false")),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
