package dev.samsa.controlplane.cell.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.description.cluster.NodeDescription;
import dev.samsa.operator.api.DesiredState;
import dev.samsa.operator.api.Exposure;
import dev.samsa.operator.api.KafkaCluster;
import dev.samsa.operator.api.KafkaClusterSpec;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

class ClusterResourcesTest {
  private final ClusterResources resources = Example.resources();

  @Test
  void aResourceSaysWhatTheClusterShallLookLike() {
    KafkaClusterSpec spec = resources.running(Example.cluster(3), null);
    assertThat(spec.clusterId()).isEqualTo(Example.ID);
    assertThat(spec.brokers()).isEqualTo(3);
    assertThat(spec.kafkaVersion()).isEqualTo("4.4.0");
    assertThat(spec.zones()).containsExactly("eu-central-1a", "eu-central-1b", "eu-central-1c");
    assertThat(spec.size().memoryMiB()).isEqualTo(350);
    assertThat(spec.replication().factor()).isEqualTo(3);
    assertThat(spec.agent().urls()).containsExactly("https://samsa.example.org:8081");
    assertThat(spec.desiredState()).isEqualTo(DesiredState.RUNNING);
  }

  @Test
  void eachBrokerIsReachedAtTheCellsHostOnAPortOfItsOwn() {
    Exposure exposure = resources.running(Example.cluster(3), null).exposure();
    assertThat(exposure.type()).isEqualTo(Exposure.Type.NODE_PORT);
    assertThat(exposure.host(2)).isEqualTo("kafka.example.org");
    assertThat(exposure.ports()).containsExactly(30_000, 30_001, 30_002);
  }

  @Test
  void releaseAndStorageOfAClusterThatIsThereAreLeftAlone() {
    KafkaClusterSpec first =
        new ClusterResources(Example.CELL, "4.3.1", 100).running(Example.cluster(1), null);
    KafkaClusterSpec later = resources.running(Example.cluster(1), first);
    assertThat(later).isEqualTo(first);
  }

  @Test
  void stoppingChangesNothingButTheDesiredState() {
    KafkaClusterSpec running = resources.running(Example.cluster(1), null);
    KafkaClusterSpec hibernated = ClusterResources.hibernated(running);
    assertThat(hibernated.desiredState()).isEqualTo(DesiredState.HIBERNATED);
    assertThat(resources.running(Example.cluster(1), hibernated)).isEqualTo(running);
  }

  @Test
  void whatIsToBeRemovedKeepsNoVolumes() {
    KafkaClusterSpec disposable =
        ClusterResources.disposable(resources.running(Example.cluster(1), null));
    assertThat(disposable.deletion().gracePeriodSeconds()).isZero();
    assertThat(disposable.deletion().isProtected()).isFalse();
  }

  @Test
  void aResourceReadBackEqualsTheOneThatWasWritten() {
    KubernetesSerialization json = new KubernetesSerialization();
    KafkaCluster written = resources.resource(resources.running(Example.cluster(3), null));
    KafkaCluster read = json.unmarshal(json.asJson(written), KafkaCluster.class);
    assertThat(read.getSpec()).isEqualTo(written.getSpec());
    assertThat(read.getMetadata().getNamespace()).isEqualTo("tenants");
  }

  @Test
  void nodesDialEachOtherByTheNamesThatKubernetesGivesThem() {
    NodeDescription node = resources.addressed(Example.cluster(3).description()).get(1);
    assertThat(node.internal().advertisedHost())
        .isEqualTo("lkc-abc12-1.lkc-abc12-nodes.tenants.svc");
    assertThat(node.quorum().advertisedHost()).isEqualTo(node.internal().advertisedHost());
    assertThat(node.client().advertisedHost()).isEqualTo("kafka.example.org");
  }
}
