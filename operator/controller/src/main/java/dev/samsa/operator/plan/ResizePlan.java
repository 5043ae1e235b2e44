package dev.samsa.operator.plan;

import dev.samsa.operator.api.ClusterNames;
import dev.samsa.operator.observe.KafkaView;
import dev.samsa.operator.observe.NodeView;
import dev.samsa.operator.observe.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Brokers that come or go. New ones run first and then get their share of replicas; one that goes
 * gives all of its replicas away, sees all of its usage taken in, and stops then: its volume goes
 * with it.
 *
 * @param settled brokers over which replicas lie, for the status
 * @param steps what to do
 * @param underWay what happens; empty if nothing does
 */
record ResizePlan(Integer settled, List<Step> steps, Optional<String> underWay) {

  /** Brokers that run: those asked for, and those that still hold replicas. */
  static int inForce(Observed observed) {
    return Math.max(observed.spec().brokers(), placed(observed));
  }

  private static int placed(Observed observed) {
    Integer kept = observed.status().brokerCount();
    if (kept != null) {
      return kept;
    }
    // A status that was lost must not cost a broker its data.
    return (int)
        observed.claims().keySet().stream()
            .filter(
                name -> name.startsWith("data-" + observed.cluster().getMetadata().getName() + "-"))
            .filter(name -> !name.contains("-controllers-"))
            .count();
  }

  static ResizePlan of(Observed observed, List<NodeView> nodes, boolean rolled) {
    int asked = observed.spec().brokers();
    Integer settled = observed.status().brokerCount();
    Optional<KafkaView> view = observed.view();
    boolean allReady = nodes.stream().allMatch(NodeView::ready);
    List<Step> steps = new ArrayList<>(forget(observed));
    if (settled == null) {
      return new ResizePlan(allReady ? inForce(observed) : null, steps, Optional.empty());
    }
    if (settled == asked) {
      return new ResizePlan(settled, steps, Optional.empty());
    }
    String what = "from %d to %d brokers: ".formatted(settled, asked);
    if (!allReady || (!rolled && settled < asked)) {
      return new ResizePlan(settled, steps, Optional.of(what + "waiting for all brokers to serve"));
    }
    if (view.isEmpty() || view.get().moving()) {
      return new ResizePlan(settled, steps, Optional.of(what + "replicas are moving"));
    }
    Map<String, Map<Integer, List<Integer>>> moves =
        MovePlan.next(view.get().partitions(), asked, observed.spec().zones());
    if (moves.isEmpty()) {
      Optional<String> undrained = undrained(view.get());
      return new ResizePlan(
          undrained.isEmpty() ? asked : settled, steps, undrained.map(what::concat));
    }
    steps.add(new Step.MoveReplicas(moves));
    return new ResizePlan(settled, steps, Optional.of(what + "replicas are moving"));
  }

  /** A broker that would take usage with it. */
  private static Optional<String> undrained(KafkaView view) {
    return view.undrained().entrySet().stream()
        .min(Map.Entry.comparingByKey())
        .map(b ->
            "broker %d stays until its usage is taken in: %s".formatted(b.getKey(), b.getValue()));
  }

  /** A broker that gave all it had away and is stopping. Nobody else stops beside it. */
  static Optional<Integer> leaving(Observed observed) {
    ClusterNames names = ClusterNames.of(observed.cluster());
    return IntStream.range(inForce(observed), ClusterNames.FIRST_CONTROLLER)
        .filter(broker -> observed.pods().containsKey(names.pod(broker)))
        .boxed()
        .findFirst();
  }

  /** Brokers that have left: Kafka forgets them, then their volumes go. */
  private static List<Step> forget(Observed observed) {
    List<Step> steps = new ArrayList<>();
    Optional<KafkaView> view = observed.view();
    if (view.isEmpty() || observed.status().brokerCount() == null) {
      return steps;
    }
    ClusterNames names = ClusterNames.of(observed.cluster());
    int inForce = inForce(observed);
    view.get().fencedBrokers().stream()
        .filter(broker -> broker >= inForce && broker < ClusterNames.FIRST_CONTROLLER)
        .filter(broker -> !observed.pods().containsKey(names.pod(broker)))
        .forEach(broker -> steps.add(new Step.UnregisterBroker(broker)));
    for (int broker = inForce; broker < ClusterNames.FIRST_CONTROLLER; broker++) {
      boolean known =
          view.get().fencedBrokers().contains(broker) || view.get().liveBrokers().contains(broker);
      if (!known
          && observed.claims().containsKey(names.claim(broker))
          && !observed.pods().containsKey(names.pod(broker))) {
        steps.add(new Step.DeleteClaim(names.claim(broker)));
      }
    }
    return steps;
  }
}
