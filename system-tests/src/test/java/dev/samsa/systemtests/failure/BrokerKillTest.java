package dev.samsa.systemtests.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.platform.SharedPlatform;
import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.TenantCluster;
import dev.samsa.systemtests.tenant.Topics;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BrokerKillTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final PlatformProcess platform = SharedPlatform.get();

  @Test
  void aBrokerKilledInMidStreamComesBackWithEveryAcknowledgedMessage() throws Exception {
    KafkaAccess access = Tenant.signUp(platform).streamingCluster("single");
    Topics.create(access, "stream", 1);
    try (SteadyProducer producer = SteadyProducer.start(access, "stream")) {
      producer.awaitAcknowledged(200);
      ProcessHandle killed = platform.brokers(access.clusterId()).getFirst();
      PlatformProcess.kill(killed);

      await()
          .atMost(PATIENCE)
          .until(() ->
              platform.brokers(access.clusterId()).stream()
                  .anyMatch(broker -> broker.pid() != killed.pid()));
      producer.awaitAcknowledged(producer.acknowledged().size() + 200);
      producer.stop();

      assertThat(Topics.values(access, "stream")).containsAll(producer.acknowledged());
      assertThat(Topics.values(access, "stream")).doesNotHaveDuplicates();
    }
  }

  @Test
  void aMultiZoneClusterKeepsAcknowledgingWhileOneOfItsThreeBrokersIsDead() throws Exception {
    TenantCluster cluster =
        Tenant.signUp(platform).createCluster("zones", "Standard", "MULTI_ZONE").awaitReady();
    KafkaAccess access = cluster.newAccess();
    Topics.create(access, "stream", 3);
    assertThat(platform.brokers(cluster.id())).hasSize(3);
    try (SteadyProducer producer = SteadyProducer.start(access, "stream")) {
      producer.awaitAcknowledged(200);
      PlatformProcess.kill(platform.brokers(cluster.id()).getFirst());

      producer.awaitAcknowledged(producer.acknowledged().size() + 200);
      producer.stop();

      assertThat(Topics.values(access, "stream")).containsAll(producer.acknowledged());
    }
    cluster.delete().require(204);
  }
}
