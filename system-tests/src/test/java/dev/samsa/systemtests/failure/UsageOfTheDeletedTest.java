package dev.samsa.systemtests.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.platform.SharedPlatform;
import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.TenantCluster;
import dev.samsa.systemtests.tenant.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UsageOfTheDeletedTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int RECORDS = 200;

  private final PlatformProcess platform = SharedPlatform.get();

  @Test
  void whatAClusterHeldWhenItWasDeletedIsTakenInThoughNobodyTookItWhenItsBrokerStopped()
      throws Exception {
    TenantCluster cluster = Tenant.signUp(platform).createCluster("leaving-full").awaitReady();
    KafkaAccess access = cluster.newAccess();
    Topics.create(access, "last-words", 1);
    long bytes;
    try (Gate gate = Gate.before(platform, "BEFORE INSERT", "usage_batch", "true")) {
      try (SteadyProducer producer = SteadyProducer.start(access, "last-words")) {
        producer.awaitAcknowledged(RECORDS);
        producer.stop();
      }
      bytes = Topics.bytes(access, "last-words");
      cluster.delete().require(204);
      await().atMost(PATIENCE).until(() -> states(cluster).contains("STOPPING"));
      gate.awaitArrival();
      platform.killControlPlane();
      await().atMost(PATIENCE).until(() -> platform.brokers(cluster.id()).isEmpty());
      gate.removeWithItsTransactions();
    }
    assertThat(ingress(cluster)).isLessThan(bytes);

    platform.up();

    await().atMost(PATIENCE).until(() -> states(cluster).contains("RETAINED"));
    assertThat(states(cluster)).endsWith("STOPPING", "DRAINING", "STOPPING", "RETAINED");
    assertThat(ingress(cluster)).isEqualTo(bytes);
    assertThat(platform.brokers(cluster.id())).isEmpty();
  }

  private List<String> states(TenantCluster cluster) throws SQLException {
    return column(
        "SELECT s.state FROM kafka_cluster_state s JOIN kafka_cluster c ON c.id = s.cluster_id"
            + " WHERE c.public_id = ? ORDER BY s.id",
        cluster);
  }

  private long ingress(TenantCluster cluster) throws SQLException {
    return Long.parseLong(
        column(
                "SELECT coalesce(sum(b.amount), 0) FROM usage_bucket b"
                    + " JOIN kafka_cluster c ON c.id = b.cluster_id"
                    + " WHERE c.public_id = ? AND b.meter = 'INGRESS_BYTES'",
                cluster)
            .getFirst());
  }

  private List<String> column(String query, TenantCluster cluster) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = platform.database();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, cluster.id());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          values.add(rows.getString(1));
        }
      }
    }
    return values;
  }
}
