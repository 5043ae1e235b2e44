package dev.samsa.systemtests.failure;

import static org.awaitility.Awaitility.await;

import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.platform.SharedPlatform;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.TenantCluster;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DeleteWhileCreatingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PlatformProcess platform = SharedPlatform.get();

  @Test
  void aClusterDeletedAtOnceIsGoneAtOnceAndLeavesNoProcess() {
    TenantCluster cluster = Tenant.signUp(platform).createCluster("short-lived");

    cluster.delete().require(204);

    cluster.get().require(404);
    await()
        .atMost(PATIENCE)
        .during(Duration.ofSeconds(3))
        .until(() -> platform.brokers(cluster.id()).isEmpty());
  }

  @Test
  void aClusterDeletedWhileItsBrokerStartsLeavesNoProcess() {
    TenantCluster cluster = Tenant.signUp(platform).createCluster("interrupted");
    await().atMost(PATIENCE).until(() -> !platform.brokers(cluster.id()).isEmpty());

    cluster.delete().require(204);

    cluster.get().require(404);
    await()
        .atMost(PATIENCE)
        .during(Duration.ofSeconds(3))
        .until(() -> platform.brokers(cluster.id()).isEmpty());
  }
}
