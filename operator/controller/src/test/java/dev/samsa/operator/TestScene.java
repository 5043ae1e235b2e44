package dev.samsa.operator;

import dev.samsa.operator.api.KafkaCluster;
import dev.samsa.operator.api.KafkaClusterStatus;
import dev.samsa.operator.objects.ClusterObjects;
import dev.samsa.operator.observe.KafkaAnswer;
import dev.samsa.operator.observe.KafkaView;
import dev.samsa.operator.observe.Observed;
import dev.samsa.operator.observe.PartitionView;
import dev.samsa.operator.plan.ClusterPlan;
import dev.samsa.operator.plan.ClusterPlanner;
import dev.samsa.operator.plan.Settings;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A Kubernetes as an operator sees it, moved by hand: what a plan wants becomes what is there. */
public final class TestScene {
  public static final Map<String, String> IMAGES =
      Map.of("4.3.1", "broker:4.3.1", "4.4.0", "broker:4.4.0");

  public KafkaCluster cluster;
  public Map<String, String> secret;
  public KafkaAnswer kafka = new KafkaAnswer.NotAsked();
  public final Map<String, StatefulSet> sets = new HashMap<>();
  public final Map<String, Pod> pods = new HashMap<>();
  public final Map<String, PersistentVolumeClaim> claims = new HashMap<>();

  public TestScene(KafkaCluster cluster) {
    this.cluster = cluster;
    this.secret = TestClusters.secret(cluster);
  }

  public Observed observed() {
    return new Observed(cluster, secret, sets, pods, claims, kafka);
  }

  /** Plans without changing anything. */
  public ClusterPlan plan() {
    return ClusterPlanner.plan(
        observed(),
        new Settings(IMAGES, "IfNotPresent", 120, Instant.parse("2026-01-01T00:00:00Z")));
  }

  /** Plans, and takes the status and the sets over, as Kubernetes would. */
  public ClusterPlan apply() {
    ClusterPlan plan = plan();
    status(plan.status());
    if (plan.objects() != null) {
      plan.objects().stream()
          .filter(StatefulSet.class::isInstance)
          .map(StatefulSet.class::cast)
          .forEach(set -> sets.put(set.getMetadata().getName(), set));
    }
    return plan;
  }

  public void status(KafkaClusterStatus status) {
    cluster.setStatus(status);
  }

  /** A cluster whose brokers all serve with what they should. */
  public static TestScene settled(KafkaCluster cluster) {
    TestScene scene = new TestScene(cluster);
    scene.apply();
    scene.runAll();
    scene.apply();
    scene.apply();
    return scene;
  }

  /** Every node's pod runs with what its set says now, and serves. */
  public void runAll() {
    for (StatefulSet set : sets.values()) {
      int first = set.getSpec().getOrdinals().getStart();
      IntStream.range(first, first + set.getSpec().getReplicas())
          .forEach(node -> run(set, node, true));
    }
  }

  /** One broker runs with what the set says now. */
  public void run(int broker, boolean ready) {
    run(sets.get(TestClusters.NAME), broker, ready);
  }

  private void run(StatefulSet set, int node, boolean ready) {
    String name = set.getMetadata().getName() + "-" + node;
    pods.put(
        name,
        new PodBuilder()
            .withNewMetadata()
            .withName(name)
            .withAnnotations(set.getSpec().getTemplate().getMetadata().getAnnotations())
            .endMetadata()
            .withNewStatus()
            .addNewCondition()
            .withType("Ready")
            .withStatus(ready ? "True" : "False")
            .endCondition()
            .addNewContainerStatus()
            .withRestartCount(0)
            .withNewState()
            .withNewRunning()
            .endRunning()
            .endState()
            .endContainerStatus()
            .endStatus()
            .build());
    PersistentVolumeClaim template = set.getSpec().getVolumeClaimTemplates().getFirst();
    claims.putIfAbsent(
        "data-" + name,
        new PersistentVolumeClaimBuilder(template)
            .editMetadata()
            .withName("data-" + name)
            .endMetadata()
            .withNewStatus()
            .withPhase("Bound")
            .endStatus()
            .build());
  }

  /** The broker ends with those words, again and again. */
  public void fail(int broker, String words) {
    run(broker, false);
    pods.computeIfPresent(
        TestClusters.NAMES.pod(broker),
        (_, pod) ->
            new PodBuilder(pod)
                .editStatus()
                .editFirstContainerStatus()
                .withNewState()
                .withNewTerminated()
                .withExitCode(74)
                .withMessage(words)
                .endTerminated()
                .endState()
                .endContainerStatus()
                .endStatus()
                .build());
  }

  /** The claims have that size. */
  public void claimSize(int mebibytes) {
    claims.replaceAll((_, claim) ->
        new PersistentVolumeClaimBuilder(claim)
            .editSpec()
            .editResources()
            .withRequests(Map.of("storage", new Quantity(mebibytes + "Mi")))
            .endResources()
            .endSpec()
            .build());
  }

  /** Kafka answers: those partitions, brokers and controllers 0 to n - 1, all well. */
  public void kafkaSays(int brokers, List<PartitionView> partitions) {
    kafkaSays(brokers, partitions, 30, 0);
  }

  /** Kafka answers, at that feature level of 30 and with that many log bytes on each broker. */
  public void kafkaSays(int brokers, List<PartitionView> partitions, int level, long bytes) {
    kafkaSays(brokers, partitions, level, bytes, Map.of());
  }

  /** Kafka answers, and these brokers that shall go still hold usage. */
  public void kafkaSays(
      int brokers, List<PartitionView> partitions, Map<Integer, String> undrained) {
    kafkaSays(brokers, partitions, 30, 0, undrained);
  }

  private void kafkaSays(
      int brokers,
      List<PartitionView> partitions,
      int level,
      long bytes,
      Map<Integer, String> undrained) {
    Set<Integer> ids = IntStream.range(0, brokers).boxed().collect(Collectors.toSet());
    kafka =
        new KafkaAnswer.Seen(
            new KafkaView(
                1,
                ids.stream().filter(id -> id < 3).collect(Collectors.toSet()),
                Set.of(),
                ids,
                Set.of(),
                partitions,
                false,
                ids.stream().collect(Collectors.toMap(id -> id, _ -> bytes)),
                level,
                30,
                undrained));
  }

  /** The revision that a broker's pod should have. */
  public String wantedRevision() {
    return sets.get(TestClusters.NAME)
        .getSpec()
        .getTemplate()
        .getMetadata()
        .getAnnotations()
        .get(ClusterObjects.REVISION);
  }
}
