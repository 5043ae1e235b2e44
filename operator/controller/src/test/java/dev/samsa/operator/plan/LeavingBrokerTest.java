package dev.samsa.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.operator.TestClusters;
import dev.samsa.operator.TestScene;
import dev.samsa.operator.api.KafkaCluster;
import dev.samsa.operator.observe.PartitionView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The last of four brokers leaves, for its partitions lie on the others. */
class LeavingBrokerTest {
  private static final List<PartitionView> HEALTHY =
      List.of(new PartitionView("orders", 0, List.of(0, 1, 2), Set.of(0, 1, 2), 2));

  /** Four brokers serve, three shall; the fourth holds no replica any more. */
  private static TestScene emptied() {
    TestScene scene = TestScene.settled(TestClusters.brokers(4));
    shrink(scene, TestClusters.brokers(3));
    scene.kafkaSays(4, HEALTHY);
    return scene;
  }

  private static void shrink(TestScene scene, KafkaCluster three) {
    three.setStatus(scene.cluster.getStatus());
    scene.cluster = three;
  }

  /** Everything has moved, and the fourth broker's pod is still there. */
  private static TestScene stopping() {
    TestScene scene = emptied();
    scene.apply();
    return scene;
  }

  @Test
  void itStaysUntilItsUsageIsTakenInAndSaysSo() {
    TestScene scene = emptied();
    scene.kafkaSays(4, HEALTHY, Map.of(3, "2 usage batches wait for the control plane"));
    ClusterPlan plan = scene.apply();
    assertThat(plan.status().brokerCount()).isEqualTo(4);
    assertThat(plan.soon()).isTrue();
    assertThat(plan.status().conditions())
        .anySatisfy(condition ->
            assertThat(condition.getMessage())
                .isEqualTo(
                    "from 4 to 3 brokers: broker 3 stays until its usage is taken in: 2 usage"
                        + " batches wait for the control plane"));

    scene.kafkaSays(4, HEALTHY);
    assertThat(scene.apply().status().brokerCount()).isEqualTo(3);
  }

  @Test
  void itKeepsItsPortUntilItHasGone() {
    TestScene scene = TestScene.settled(TestClusters.brokers(4));
    shrink(scene, TestClusters.brokers(3, 3));
    ClusterPlan plan = scene.plan();
    assertThat(plan.objects()).isNull();
    assertThat(plan.status().conditions())
        .anySatisfy(condition -> assertThat(condition.getReason()).isEqualTo("PortsMissing"));
  }

  @Test
  void nobodyIsRolledWhileItStops() {
    TestScene scene = stopping();
    ClusterPlan plan = scene.apply();
    assertThat(plan.steps()).isEmpty();
    assertThat(plan.status().conditions())
        .anySatisfy(condition ->
            assertThat(condition.getMessage())
                .isEqualTo("broker 3 has given all it had away and stops"));

    scene.pods.remove("lkc-tests1-3");
    assertThat(scene.apply().steps()).anyMatch(Step.ReplacePod.class::isInstance);
  }

  @Test
  void itMayComeBackOnAnEmptyVolumeOnceItsOwnIsGone() {
    TestScene scene = stopping();
    scene.pods.remove("lkc-tests1-3");
    assertThat(scene.apply().status().startedNodes()).containsExactly(0, 1, 2, 3);
    scene.claims.remove("data-lkc-tests1-3");
    assertThat(scene.apply().status().startedNodes()).containsExactly(0, 1, 2);
  }
}
