package dev.samsa.broker.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.broker.launch.NodeFolders;
import dev.samsa.broker.testbed.TestCluster;
import dev.samsa.description.cluster.ClusterLimits;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerConfigTest {
  @TempDir Path folder;

  private Map<String, String> render(int brokers) throws Exception {
    ClusterLimits limits = new ClusterLimits(1, 1, 10, 100, 1000, 3_600_000);
    try (TestCluster cluster = new TestCluster(folder, "lkc-1", brokers, limits)) {
      return BrokerConfig.render(
          cluster.description(),
          0,
          new NodeFolders(Path.of("/data"), Path.of("/secrets")),
          new NodeSecrets("a", "b", "c", "d", "e"),
          "id");
    }
  }

  @Test
  void connectionsAreDividedByTheBrokersAndNoneIsLost() throws Exception {
    assertThat(render(3)).containsEntry("listener.name.client.max.connections", "34");
  }

  @Test
  void internalListenersDemandACertificate() throws Exception {
    assertThat(render(1))
        .containsEntry("listener.name.internal.ssl.client.auth", "required")
        .containsEntry("listener.name.quorum.ssl.client.auth", "required");
  }

  @Test
  void superUsersAreTheTwoSubjectsOfTheDescriptionAndNobodyElse() throws Exception {
    assertThat(render(1))
        .containsEntry("super.users", "User:CN=node,O=lkc-1;User:" + TestCluster.CONTROL_PLANE);
  }

  @Test
  void kafkasOwnTopicsHaveThreeReplicasWhereThereAreThreeBrokers() throws Exception {
    assertThat(render(3))
        .containsEntry("offsets.topic.replication.factor", "3")
        .containsEntry("transaction.state.log.min.isr", "2");
    assertThat(render(1))
        .containsEntry("offsets.topic.replication.factor", "1")
        .containsEntry("transaction.state.log.min.isr", "1");
  }

  @Test
  void gaugesOfPartitionsAreNoBeansAndAllOthersAre() throws Exception {
    String excluded = render(3).get("metrics.jmx.exclude");
    assertThat("kafka.cluster:type=Partition,name=ReplicasCount,topic=a,partition=0")
        .matches(excluded);
    assertThat("kafka.log:type=Log,name=Size,topic=a,partition=0").matches(excluded);
    assertThat("kafka.server:type=BrokerTopicMetrics,name=BytesInPerSec").doesNotMatch(excluded);
  }

  @Test
  void theDefaultRetentionIsNotLongerThanTheLongestAllowed() throws Exception {
    assertThat(render(1)).containsEntry("log.retention.ms", "3600000");
  }
}
