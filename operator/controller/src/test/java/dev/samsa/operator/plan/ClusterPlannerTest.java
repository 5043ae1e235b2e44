package dev.samsa.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.operator.TestClusters;
import dev.samsa.operator.TestScene;
import dev.samsa.operator.api.Annotations;
import dev.samsa.operator.api.ConditionType;
import dev.samsa.operator.api.DesiredState;
import dev.samsa.operator.api.KafkaCluster;
import dev.samsa.operator.api.Storage;
import dev.samsa.operator.observe.KafkaAnswer;
import dev.samsa.operator.observe.PartitionView;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClusterPlannerTest {
  private static final Storage STORAGE = new Storage(1000, null, null);
  private static final List<PartitionView> HEALTHY =
      List.of(new PartitionView("orders", 0, List.of(0, 1, 2), Set.of(0, 1, 2), 2));
  private static final List<PartitionView> THIN =
      List.of(new PartitionView("orders", 0, List.of(0, 1, 2), Set.of(1), 2));

  private static KafkaCluster cluster(int brokers, String version, DesiredState state) {
    return TestClusters.of(brokers, 0, version, state, STORAGE);
  }

  private static Condition condition(ClusterPlan plan, ConditionType type) {
    return plan.status().conditions().stream()
        .filter(c -> c.getType().equals(type.wireName()))
        .findFirst()
        .orElseThrow();
  }

  /** The same cluster with another specification; status and objects stay. */
  private static void change(TestScene scene, KafkaCluster next) {
    next.getMetadata().setGeneration(scene.cluster.getMetadata().getGeneration() + 1);
    next.setStatus(scene.cluster.getStatus());
    scene.cluster = next;
    scene.secret = TestClusters.secret(next);
  }

  private static int replicas(ClusterPlan plan) {
    return plan.objects().stream()
        .filter(StatefulSet.class::isInstance)
        .mapToInt(set -> ((StatefulSet) set).getSpec().getReplicas())
        .sum();
  }

  @Test
  void aNewClusterStartsAndIsReadyOnceAllBrokersServe() {
    TestScene scene = new TestScene(TestClusters.brokers(3));
    ClusterPlan first = scene.apply();
    assertThat(replicas(first)).isEqualTo(3);
    assertThat(condition(first, ConditionType.READY).getStatus()).isEqualTo("False");
    assertThat(condition(first, ConditionType.PROGRESSING).getReason()).isEqualTo("Starting");
    scene.runAll();
    scene.apply();
    ClusterPlan ready = scene.apply();
    assertThat(condition(ready, ConditionType.READY).getStatus()).isEqualTo("True");
    assertThat(condition(ready, ConditionType.PROGRESSING).getStatus()).isEqualTo("False");
    assertThat(condition(ready, ConditionType.DEGRADED).getStatus()).isEqualTo("False");
    assertThat(ready.status().kafkaVersion()).isEqualTo("4.4.0");
    assertThat(ready.status().startedNodes()).containsExactly(0, 1, 2);
    assertThat(ready.steps()).isEmpty();
    assertThat(ready.soon()).isFalse();
  }

  @Test
  void aSettledClusterIsPlannedTheSameAgain() {
    TestScene scene = TestScene.settled(TestClusters.brokers(3));
    assertThat(scene.plan().status()).isEqualTo(scene.cluster.getStatus());
  }

  @Test
  void aCertificateThatChangesRollsOneBrokerAfterTheOther() {
    TestScene scene = TestScene.settled(TestClusters.brokers(3));
    scene.secret.replace("1.client.crt", "renewed");
    assertThat(scene.plan().asksKafka()).isTrue();
    scene.kafkaSays(3, HEALTHY);
    for (int expected : List.of(0, 2, 1)) {
      ClusterPlan plan = scene.apply();
      assertThat(plan.steps())
          .containsExactly(new Step.ReplacePod(TestClusters.NAMES.pod(expected)));
      scene.run(expected, false);
      assertThat(scene.apply().steps()).isEmpty();
      scene.run(expected, true);
    }
    assertThat(condition(scene.apply(), ConditionType.PROGRESSING).getStatus()).isEqualTo("False");
  }

  @Test
  void aRollThatWouldStopProducersWaitsAndSaysWhy() {
    TestScene scene = TestScene.settled(TestClusters.brokers(3));
    scene.secret.replace("1.client.crt", "renewed");
    scene.kafkaSays(
        3, List.of(new PartitionView("orders", 0, List.of(0, 1, 2), Set.of(0, 1, 2), 3)));
    scene.kafkaSays(
        3,
        List.of(
            new PartitionView("o", 0, List.of(0, 1), Set.of(0), 1),
            new PartitionView("p", 0, List.of(1, 2), Set.of(1), 1),
            new PartitionView("q", 0, List.of(1, 2), Set.of(2), 1)));
    ClusterPlan plan = scene.apply();
    assertThat(plan.steps()).isEmpty();
    assertThat(condition(plan, ConditionType.PROGRESSING).getMessage())
        .contains("without broker 0 fewer replicas than min.insync.replicas");
  }

  @Test
  void aClusterOfOneBrokerSaysThatClientsWillWaitBeforeItRollsAndUntilItIsBack() {
    TestScene scene = TestScene.settled(TestClusters.brokers(1));
    scene.secret.replace("0.client.crt", "renewed");
    ClusterPlan announced = scene.apply();
    assertThat(announced.steps()).isEmpty();
    assertThat(condition(announced, ConditionType.PROGRESSING).getReason())
        .isEqualTo("RollingWithDowntime");
    assertThat(scene.apply().steps())
        .containsExactly(new Step.ReplacePod(TestClusters.NAMES.pod(0)));
    scene.run(0, false);
    assertThat(condition(scene.apply(), ConditionType.PROGRESSING).getReason())
        .isEqualTo("RollingWithDowntime");
    scene.run(0, true);
    assertThat(condition(scene.apply(), ConditionType.PROGRESSING).getStatus()).isEqualTo("False");
  }

  @Test
  void anUpgradeChangesBrokersFirstAndTheLevelLast() {
    TestScene scene = TestScene.settled(cluster(3, "4.3.1", DesiredState.RUNNING));
    change(scene, cluster(3, "4.4.0", DesiredState.RUNNING));
    scene.kafkaSays(3, HEALTHY, 29, 0);
    ClusterPlan plan = scene.apply();
    assertThat(condition(plan, ConditionType.UPGRADING).getReason()).isEqualTo("Brokers");
    assertThat(plan.steps()).containsExactly(new Step.ReplacePod(TestClusters.NAMES.pod(0)));
    scene.runAll();
    plan = scene.apply();
    assertThat(condition(plan, ConditionType.UPGRADING).getReason()).isEqualTo("MetadataVersion");
    assertThat(plan.steps()).containsExactly(new Step.RaiseMetadataLevel(30));
    assertThat(plan.status().kafkaVersion()).isEqualTo("4.3.1");
    scene.kafkaSays(3, HEALTHY, 30, 0);
    plan = scene.apply();
    assertThat(condition(plan, ConditionType.UPGRADING).getStatus()).isEqualTo("False");
    assertThat(plan.status().kafkaVersion()).isEqualTo("4.4.0");
  }

  @Test
  void aReleaseThatIsNotOfferedChangesNothingAndSaysWhichAre() {
    TestScene scene = TestScene.settled(TestClusters.brokers(3));
    change(scene, cluster(3, "4.9.0", DesiredState.RUNNING));
    ClusterPlan plan = scene.plan();
    assertThat(plan.objects()).isNull();
    assertThat(condition(plan, ConditionType.DEGRADED).getMessage())
        .isEqualTo(
            "Kafka 4.9.0 is not offered here: set spec.kafkaVersion to one of [4.3.1, 4.4.0]");
    assertThat(condition(plan, ConditionType.READY).getStatus()).isEqualTo("True");
  }

  @Test
  void missingSecretFilesHoldEverythingAndAreNamed() {
    TestScene scene = new TestScene(TestClusters.brokers(3));
    scene.secret.remove("2.pepper");
    ClusterPlan plan = scene.plan();
    assertThat(plan.objects()).isNull();
    assertThat(condition(plan, ConditionType.DEGRADED).getMessage())
        .isEqualTo("Secret lkc-tests1-nodes lacks 2.pepper: add what is missing");
  }

  @Test
  void aPausedClusterIsLeftAlone() {
    TestScene scene = TestScene.settled(TestClusters.brokers(3));
    scene.cluster.getMetadata().setAnnotations(Map.of(Annotations.PAUSED, "true"));
    scene.secret.replace("1.client.crt", "renewed");
    ClusterPlan plan = scene.plan();
    assertThat(plan.objects()).isNull();
    assertThat(plan.steps()).isEmpty();
    assertThat(condition(plan, ConditionType.PROGRESSING).getReason()).isEqualTo("Paused");
  }

  @Test
  void hibernationTakesThePodsAndWakingBringsThemBack() {
    TestScene scene = TestScene.settled(TestClusters.brokers(3));
    change(scene, cluster(3, "4.4.0", DesiredState.HIBERNATED));
    assertThat(replicas(scene.apply())).isZero();
    scene.pods.clear();
    ClusterPlan asleep = scene.apply();
    assertThat(condition(asleep, ConditionType.HIBERNATED).getStatus()).isEqualTo("True");
    assertThat(condition(asleep, ConditionType.READY).getReason()).isEqualTo("Hibernated");
    assertThat(condition(asleep, ConditionType.PROGRESSING).getStatus()).isEqualTo("False");
    change(scene, cluster(3, "4.4.0", DesiredState.RUNNING));
    assertThat(replicas(scene.apply())).isEqualTo(3);
    scene.runAll();
    assertThat(condition(scene.apply(), ConditionType.READY).getStatus()).isEqualTo("True");
  }

  @Test
  void hibernationWaitsForAChangeThatIsUnderWay() {
    TestScene scene = TestScene.settled(TestClusters.brokers(3));
    scene.secret.replace("1.client.crt", "renewed");
    change(scene, cluster(3, "4.4.0", DesiredState.HIBERNATED));
    scene.secret.replace("1.client.crt", "renewed");
    scene.kafkaSays(3, HEALTHY);
    assertThat(replicas(scene.apply())).isEqualTo(3);
    scene.runAll();
    assertThat(replicas(scene.apply())).isZero();
  }

  @Test
  void aNewBrokerRunsFirstAndThenGetsReplicas() {
    TestScene scene = TestScene.settled(TestClusters.brokers(3));
    change(scene, cluster(4, "4.4.0", DesiredState.RUNNING));
    scene.kafkaSays(3, HEALTHY);
    ClusterPlan plan = scene.apply();
    assertThat(replicas(plan)).isEqualTo(4);
    assertThat(plan.steps()).noneMatch(Step.MoveReplicas.class::isInstance);
    scene.runAll();
    List<PartitionView> crowded =
        java.util.stream.IntStream.range(0, 8)
            .mapToObj(p -> new PartitionView("t", p, List.of(0, 1, 2), Set.of(0, 1, 2), 2))
            .toList();
    scene.kafkaSays(4, crowded);
    plan = scene.apply();
    assertThat(plan.steps()).anyMatch(Step.MoveReplicas.class::isInstance);
    assertThat(plan.status().brokerCount()).isEqualTo(3);
    scene.kafkaSays(4, HEALTHY);
    assertThat(scene.apply().status().brokerCount()).isEqualTo(4);
  }

  @Test
  void aBrokerThatLeavesRunsUntilItHoldsNothing() {
    TestScene scene = TestScene.settled(cluster(4, "4.4.0", DesiredState.RUNNING));
    change(scene, cluster(3, "4.4.0", DesiredState.RUNNING));
    scene.secret = TestClusters.secret(cluster(4, "4.4.0", DesiredState.RUNNING));
    scene.kafkaSays(4, List.of(new PartitionView("t", 0, List.of(1, 2, 3), Set.of(1, 2, 3), 2)));
    ClusterPlan plan = scene.apply();
    assertThat(replicas(plan)).isEqualTo(4);
    assertThat(plan.steps())
        .containsExactly(new Step.MoveReplicas(Map.of("t", Map.of(0, List.of(1, 2, 0)))));
    scene.kafkaSays(4, HEALTHY);
    scene.apply();
    assertThat(replicas(scene.apply())).isEqualTo(3);
  }

  @Test
  void aStatusThatWasLostCostsNoBroker() {
    TestScene scene = TestScene.settled(cluster(4, "4.4.0", DesiredState.RUNNING));
    change(scene, cluster(3, "4.4.0", DesiredState.RUNNING));
    scene.secret = TestClusters.secret(cluster(4, "4.4.0", DesiredState.RUNNING));
    scene.status(null);
    assertThat(replicas(scene.plan())).isEqualTo(4);
  }

  @Test
  void volumesGrowBeforeTheyAreFullAndTheSetIsReplacedWithoutItsPods() {
    KafkaCluster cluster =
        TestClusters.of(3, 0, "4.4.0", DesiredState.RUNNING, new Storage(1000, 1200, null));
    TestScene scene = TestScene.settled(cluster);
    scene.kafkaSays(3, HEALTHY, 30, 850L << 20);
    ClusterPlan plan = scene.apply();
    assertThat(plan.status().storage().grownMiB()).isEqualTo(1200);
    assertThat(plan.steps())
        .contains(new Step.GrowClaim("data-lkc-tests1-0", 1200), new Step.ReplaceSet("lkc-tests1"));
    scene.claimSize(1200);
    plan = scene.apply();
    assertThat(plan.steps()).noneMatch(Step.GrowClaim.class::isInstance);
    scene.kafkaSays(3, HEALTHY, 30, 1000L << 20);
    assertThat(condition(scene.apply(), ConditionType.DEGRADED).getReason())
        .isEqualTo("StorageNearlyFull");
  }

  @Test
  void aVolumeThatSomebodyMadeLargerStaysSo() {
    TestScene scene = TestScene.settled(TestClusters.brokers(3));
    scene.claimSize(1500);
    ClusterPlan plan = scene.apply();
    assertThat(plan.status().storage().sizeMiB()).isEqualTo(1500);
    assertThat(plan.steps()).containsExactly(new Step.ReplaceSet("lkc-tests1"));
  }

  @Test
  void aNodeThatLostItsVolumeStaysDownWhileItsPartitionsHaveNoOtherCopy() {
    TestScene scene = TestScene.settled(TestClusters.brokers(3));
    scene.fail(1, "samsa-broker: node 1 has had data, but /var/lib is empty: bring it back");
    scene.kafkaSays(3, THIN);
    ClusterPlan plan = scene.apply();
    assertThat(condition(plan, ConditionType.DEGRADED).getReason()).isEqualTo("VolumeLost");
    assertThat(condition(plan, ConditionType.DEGRADED).getMessage())
        .contains("1 partitions have no other copy in sync, such as orders-0");
    assertThat(plan.status().startedNodes()).contains(1);
    assertThat(plan.steps()).isEmpty();
  }

  @Test
  void aNodeThatLostItsVolumeStartsAfreshOnceTheOthersHoldAll() {
    TestScene scene = TestScene.settled(TestClusters.brokers(3));
    String revision = scene.wantedRevision();
    scene.fail(1, "samsa-broker: node 1 has had data, but /var/lib is empty: bring it back");
    scene.kafkaSays(3, List.of(new PartitionView("orders", 0, List.of(0, 1, 2), Set.of(0, 2), 2)));
    ClusterPlan plan = scene.apply();
    assertThat(plan.steps()).containsExactly(new Step.ReplacePod("lkc-tests1-1"));
    assertThat(plan.status().startedNodes()).containsExactly(0, 2);
    assertThat(plan.status().afreshNodes()).containsExactly(1);
    assertThat(scene.wantedRevision()).as("the others are not rolled for it").isEqualTo(revision);
    scene.run(1, true);
    plan = scene.apply();
    assertThat(plan.status().startedNodes()).containsExactly(0, 1, 2);
    assertThat(plan.status().afreshNodes()).isEmpty();
    assertThat(condition(plan, ConditionType.DEGRADED).getStatus()).isEqualTo("False");
  }

  @Test
  void theOnlyBrokerNeverStartsAfresh() {
    TestScene scene = TestScene.settled(TestClusters.brokers(1));
    scene.fail(0, "samsa-broker: node 0 has had data, but /var/lib is empty: bring it back");
    scene.kafka = new KafkaAnswer.Silent("no broker serves");
    ClusterPlan plan = scene.apply();
    assertThat(plan.steps()).isEmpty();
    assertThat(condition(plan, ConditionType.DEGRADED).getReason()).isEqualTo("VolumeLost");
  }

  @Test
  void volumesOfADeletedClusterOfThisNameAreNotTakenByAnother() {
    TestScene scene = TestScene.settled(TestClusters.brokers(3));
    scene
        .claims
        .values()
        .forEach(c ->
            c.getMetadata()
                .setAnnotations(Map.of("samsa.dev/kafka-cluster-id", "AAAAAAAAAAAAAAAAAAAAAA")));
    assertThat(condition(scene.plan(), ConditionType.DEGRADED).getReason())
        .isEqualTo("ForeignVolume");
  }

  @Test
  void aClusterThatIsHadBackFindsItsVolumesAndMustNotStartWithout() {
    TestScene scene = TestScene.settled(TestClusters.brokers(3));
    scene.status(null);
    scene.pods.clear();
    scene.sets.clear();
    scene
        .claims
        .values()
        .forEach(c ->
            c.getMetadata()
                .setAnnotations(
                    Map.of(
                        "samsa.dev/kafka-cluster-id",
                        TestClusters.KAFKA_ID,
                        Annotations.DELETE_AFTER,
                        "2026-01-02T00:00:00Z")));
    ClusterPlan plan = scene.apply();
    assertThat(plan.steps()).contains(new Step.AdoptClaim("data-lkc-tests1-0"));
    assertThat(plan.status().startedNodes()).containsExactly(0, 1, 2);
  }
}
