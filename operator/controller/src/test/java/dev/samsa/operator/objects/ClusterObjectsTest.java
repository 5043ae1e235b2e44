package dev.samsa.operator.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.operator.TestClusters;
import dev.samsa.operator.api.DesiredState;
import dev.samsa.operator.api.KafkaCluster;
import dev.samsa.operator.api.Storage;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClusterObjectsTest {
  private static List<HasMetadata> render(KafkaCluster cluster) {
    return ClusterObjects.render(
        cluster,
        new Decisions(
            cluster.getSpec().brokers(),
            true,
            new BrokerImage("4.4.0", "broker:4.4.0", "IfNotPresent"),
            1000,
            List.of(0),
            Set.of(),
            120),
        TestClusters.secret(cluster));
  }

  private static <T> Stream<T> of(List<HasMetadata> objects, Class<T> kind) {
    return objects.stream().filter(kind::isInstance).map(kind::cast);
  }

  private static PodSpec pods(List<HasMetadata> objects) {
    return of(objects, StatefulSet.class)
        .findFirst()
        .orElseThrow()
        .getSpec()
        .getTemplate()
        .getSpec();
  }

  @Test
  void podsPassTheRestrictedStandard() {
    PodSpec pods = pods(render(TestClusters.brokers(3)));
    Container container = pods.getContainers().getFirst();
    assertThat(pods.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pods.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
    assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(pods.getAutomountServiceAccountToken()).isFalse();
    assertThat(pods.getVolumes()).allMatch(v -> v.getHostPath() == null);
  }

  @Test
  void theJvmFitsIntoThePod() {
    Container container = pods(render(TestClusters.brokers(3))).getContainers().getFirst();
    assertThat(container.getResources().getLimits().get("memory")).isEqualTo(new Quantity("512Mi"));
    assertThat(container.getResources().getLimits()).doesNotContainKey("cpu");
    assertThat(container.getCommand()).contains("-Xmx296m", "-XX:MaxDirectMemorySize=74m");
  }

  @Test
  void everyNodeIsNamedBeforeItIsReady() {
    List<HasMetadata> objects = render(TestClusters.brokers(3));
    Service headless =
        of(objects, Service.class)
            .filter(s -> s.getMetadata().getName().equals("lkc-tests1-nodes"))
            .findFirst()
            .orElseThrow();
    assertThat(headless.getSpec().getPublishNotReadyAddresses()).isTrue();
    assertThat(headless.getSpec().getClusterIP()).isEqualTo("None");
    StatefulSet set = of(objects, StatefulSet.class).findFirst().orElseThrow();
    assertThat(set.getSpec().getPodManagementPolicy()).isEqualTo("Parallel");
    assertThat(set.getSpec().getUpdateStrategy().getType()).isEqualTo("OnDelete");
  }

  @Test
  void everyBrokerHasAServiceOnItsPort() {
    assertThat(
            of(render(TestClusters.brokers(3)), Service.class)
                .filter(s -> s.getMetadata().getName().matches("lkc-tests1-b[0-9]"))
                .map(s -> s.getSpec().getPorts().getFirst().getNodePort()))
        .containsExactly(30100, 30101, 30102);
  }

  @Test
  void theDescriptionNamesHostsThatFollowFromTheCluster() {
    ConfigMap map = of(render(TestClusters.brokers(3)), ConfigMap.class).findFirst().orElseThrow();
    assertThat(map.getData().get("cluster.json"))
        .contains("\"advertisedHost\":\"lkc-tests1-0.lkc-tests1-nodes.cells.svc\"")
        .contains("\"advertisedPort\":30102");
    assertThat(map.getData().get("kept-data")).isEqualTo("0\n");
  }

  @Test
  void theAccountOfThePodsHasNoToken() {
    assertThat(of(render(TestClusters.brokers(3)), ServiceAccount.class))
        .allMatch(a -> !a.getAutomountServiceAccountToken());
  }

  @Test
  void largeClustersHaveControllersOfTheirOwn() {
    KafkaCluster cluster =
        TestClusters.of(7, 3, "4.4.0", DesiredState.RUNNING, new Storage(1000, null, null));
    List<HasMetadata> objects = render(cluster);
    assertThat(of(objects, StatefulSet.class).map(s -> s.getMetadata().getName()))
        .containsExactly("lkc-tests1", "lkc-tests1-controllers");
    assertThat(of(objects, PodDisruptionBudget.class)).hasSize(2);
    assertThat(of(objects, StatefulSet.class).map(s -> s.getSpec().getOrdinals().getStart()))
        .containsExactly(0, 100);
    String description =
        of(objects, ConfigMap.class).findFirst().orElseThrow().getData().get("cluster.json");
    assertThat(description).contains("lkc-tests1-controllers-100.lkc-tests1-nodes.cells.svc");
  }

  @Test
  void theSameInputGivesTheSameObjects() {
    assertThat(render(TestClusters.brokers(3))).isEqualTo(render(TestClusters.brokers(3)));
  }
}
