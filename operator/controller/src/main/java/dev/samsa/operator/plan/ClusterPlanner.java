package dev.samsa.operator.plan;

import dev.samsa.operator.api.Annotations;
import dev.samsa.operator.api.ClusterNames;
import dev.samsa.operator.api.DesiredState;
import dev.samsa.operator.api.KafkaClusterSpec;
import dev.samsa.operator.objects.ClusterObjects;
import dev.samsa.operator.objects.Decisions;
import dev.samsa.operator.objects.NodePool;
import dev.samsa.operator.observe.KafkaView;
import dev.samsa.operator.observe.NodeView;
import dev.samsa.operator.observe.Observed;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings the plans of all concerns together; each change waits for the one before it. */
public final class ClusterPlanner {
  private final Observed observed;
  private final Settings settings;
  private final int brokers;
  private final List<NodeView> nodes;

  private ClusterPlanner(Observed observed, Settings settings) {
    this.observed = observed;
    this.settings = settings;
    this.brokers = ResizePlan.inForce(observed);
    this.nodes = observed.nodes(ClusterNames.nodes(brokers, observed.spec().controllers()));
  }

  /** What is to be done for a cluster now. */
  public static ClusterPlan plan(Observed observed, Settings settings) {
    return new ClusterPlanner(observed, settings).plan();
  }

  /** Brokers that run: those asked for, and those that still hold replicas. */
  public static int brokersInForce(Observed observed) {
    return ResizePlan.inForce(observed);
  }

  private ClusterPlan plan() {
    if (paused()) {
      return unchanged(
          new Outcome()
              .progress(
                  new Finding(
                      "Paused",
                      "nothing is changed until annotation " + Annotations.PAUSED + " is gone")));
    }
    Optional<Finding> hold = Holds.find(observed, brokers, settings);
    return hold.isPresent() ? unchanged(new Outcome().degrade(hold.get())) : act();
  }

  private boolean paused() {
    Map<String, String> annotations = observed.cluster().getMetadata().getAnnotations();
    return annotations != null && "true".equals(annotations.get(Annotations.PAUSED));
  }

  private ClusterPlan unchanged(Outcome outcome) {
    return new ClusterPlan(
        null, List.of(), new StatusPlan(observed, nodes, settings).of(outcome), false, false);
  }

  private ClusterPlan act() {
    StoragePlan storage = StoragePlan.of(observed);
    VolumePlan volumes = VolumePlan.of(observed, nodes);
    Outcome outcome = new Outcome().storage(storage.status()).volumes(volumes);
    volumes.lost().ifPresent(outcome::degrade);
    storage.full().ifPresent(text -> outcome.degrade(new Finding("StorageNearlyFull", text)));

    // Revisions do not depend on whether nodes run: rendered once to know them, then for real.
    List<HasMetadata> objects = render(true, storage, volumes);
    boolean run = observed.spec().desiredState() == DesiredState.RUNNING;
    List<Step> steps = new ArrayList<>(storage.steps());
    steps.addAll(volumes.steps());
    boolean asleep = !run && nodes.stream().allMatch(n -> n.revision() == null) && !replicas();
    if (!asleep) {
      changes(objects, steps, outcome);
      run = run || !outcome.settled();
    }
    if (!run) {
      objects = render(false, storage, volumes);
      steps.removeIf(step -> step instanceof Step.ReplacePod);
    }
    outcome.running(run);
    return new ClusterPlan(
        objects,
        steps,
        new StatusPlan(observed, nodes, settings).of(outcome),
        asksKafka(outcome, asleep),
        !outcome.settled());
  }

  private List<HasMetadata> render(boolean running, StoragePlan storage, VolumePlan volumes) {
    return ClusterObjects.render(
        observed.cluster(),
        new Decisions(
            brokers,
            running,
            settings.image(observed.spec().kafkaVersion()).orElseThrow(),
            storage.status().sizeMiB(),
            volumes.started(),
            Set.copyOf(volumes.afresh()),
            settings.stopSeconds()),
        observed.secret());
  }

  /** Rolls, then resizes, then raises Kafka's level: one change at a time. */
  private void changes(List<HasMetadata> objects, List<Step> steps, Outcome outcome) {
    Optional<Integer> leaving = ResizePlan.leaving(observed);
    if (leaving.isPresent()) {
      outcome.resize("broker %d has given all it had away and stops".formatted(leaving.get()));
      outcome.version(observed.status().kafkaVersion());
      return;
    }
    if (nodes.size() == 1 && !nodes.getFirst().ready() && downtimeIsAnnounced()) {
      outcome.rollWithDowntime();
    }
    RollPlan.Next roll = RollPlan.next(nodes, revisions(objects), observed.view());
    switch (roll) {
      case RollPlan.Next.Done _ -> {
        // Nothing to roll.
      }
      case RollPlan.Next.Replace replace -> replace(replace.node(), steps, outcome);
      case RollPlan.Next.Wait wait -> outcome.roll(wait.reason());
    }
    ResizePlan resize = ResizePlan.of(observed, nodes, roll instanceof RollPlan.Next.Done);
    steps.addAll(resize.steps());
    outcome.brokerCount(resize.settled());
    resize.underWay().ifPresent(outcome::resize);
    raise(steps, outcome, roll instanceof RollPlan.Next.Done);
  }

  /** A cluster of one broker says first that clients will have to wait, and until it is back. */
  private void replace(NodeView node, List<Step> steps, Outcome outcome) {
    boolean alone = nodes.size() == 1 && node.ready();
    if (alone) {
      outcome.rollWithDowntime();
    } else {
      outcome.roll("node %d starts anew".formatted(node.id()));
    }
    if (!alone || downtimeIsAnnounced()) {
      steps.add(new Step.ReplacePod(node.podName()));
    }
  }

  private boolean downtimeIsAnnounced() {
    return observed.status().conditions().stream()
        .anyMatch(c -> StatusPlan.DOWNTIME.equals(c.getReason()));
  }

  private void raise(List<Step> steps, Outcome outcome, boolean rolled) {
    KafkaClusterSpec spec = observed.spec();
    String running = observed.status().kafkaVersion();
    if (spec.kafkaVersion().equals(running)) {
      outcome.version(running);
      return;
    }
    boolean allServe =
        rolled
            && nodes.stream()
                .allMatch(n -> n.ready() && spec.kafkaVersion().equals(n.kafkaVersion()));
    Optional<KafkaView> view = observed.view();
    // Formatted by the first release that ran, a new cluster is at that release's level.
    boolean raised =
        running == null
            || view.map(v -> v.metadataLevel() == v.newestMetadataLevel()).orElse(false);
    if (allServe && raised) {
      outcome.version(spec.kafkaVersion());
      return;
    }
    outcome.version(running);
    if (running == null) {
      outcome.start();
    } else if (allServe) {
      outcome.upgrade(
          new Finding(
              "MetadataVersion",
              "all brokers run "
                  + spec.kafkaVersion()
                  + "; metadata.version is raised, from where there is no way back"));
    } else {
      outcome.upgrade(
          new Finding(
              "Brokers",
              "from %s to %s, one broker after the other".formatted(running, spec.kafkaVersion())));
    }
    if (allServe && view.isPresent()) {
      steps.add(new Step.RaiseMetadataLevel(view.get().newestMetadataLevel()));
    }
  }

  private boolean replicas() {
    return observed.sets().values().stream()
        .anyMatch(set -> set.getSpec().getReplicas() != null && set.getSpec().getReplicas() > 0);
  }

  private boolean asksKafka(Outcome outcome, boolean asleep) {
    return !asleep
        && nodes.stream().anyMatch(NodeView::ready)
        && (!outcome.settled() || outcome.isDegraded() || !left().isEmpty());
  }

  /** Claims of brokers that are gone. */
  private List<String> left() {
    ClusterNames names = ClusterNames.of(observed.cluster());
    Set<String> wanted = Set.copyOf(nodes.stream().map(n -> names.claim(n.id())).toList());
    return observed.claims().keySet().stream().filter(name -> !wanted.contains(name)).toList();
  }

  private Map<Integer, String> revisions(List<HasMetadata> objects) {
    Map<Integer, String> revisions = new HashMap<>();
    ClusterNames names = ClusterNames.of(observed.cluster());
    for (NodePool pool : NodePool.of(names, brokers, observed.spec().controllers())) {
      objects.stream()
          .filter(StatefulSet.class::isInstance)
          .map(StatefulSet.class::cast)
          .filter(set -> set.getMetadata().getName().equals(pool.name()))
          .map(set ->
              set.getSpec()
                  .getTemplate()
                  .getMetadata()
                  .getAnnotations()
                  .get(ClusterObjects.REVISION))
          .forEach(revision -> pool.nodes().forEach(node -> revisions.put(node, revision)));
    }
    return revisions;
  }
}
