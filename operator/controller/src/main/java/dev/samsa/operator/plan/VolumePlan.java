package dev.samsa.operator.plan;

import dev.samsa.operator.api.Annotations;
import dev.samsa.operator.api.ClusterNames;
import dev.samsa.operator.observe.KafkaView;
import dev.samsa.operator.observe.NodeView;
import dev.samsa.operator.observe.Observed;
import dev.samsa.operator.observe.PartitionView;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which nodes must find their data, and what becomes of one whose volume is lost: it starts afresh
 * only when all it held is elsewhere.
 *
 * @param started nodes that must find data
 * @param afresh nodes that may start on an empty volume
 * @param steps what to do
 * @param lost what is wrong; empty if nothing is
 */
record VolumePlan(
    List<Integer> started, List<Integer> afresh, List<Step> steps, Optional<Finding> lost) {

  static VolumePlan of(Observed observed, List<NodeView> nodes) {
    ClusterNames names = ClusterNames.of(observed.cluster());
    TreeSet<Integer> started = new TreeSet<>(observed.status().startedNodes());
    TreeSet<Integer> afresh = new TreeSet<>(observed.status().afreshNodes());
    List<Step> steps = new ArrayList<>();
    Finding lost = null;
    for (NodeView node : nodes) {
      PersistentVolumeClaim claim = observed.claims().get(names.claim(node.id()));
      if (claim != null && outlivedItsCluster(claim)) {
        started.add(node.id());
        steps.add(new Step.AdoptClaim(claim.getMetadata().getName()));
      }
      if (node.ready()) {
        started.add(node.id());
        afresh.remove(node.id());
      } else if (isLost(node, started) && !afresh.contains(node.id())) {
        Optional<String> obstacle = obstacle(node.id(), observed.view());
        if (obstacle.isEmpty()) {
          afresh.add(node.id());
          if (node.revision() != null) {
            steps.add(new Step.ReplacePod(node.podName()));
          }
        }
        lost = new Finding("VolumeLost", lostSentence(node, names, obstacle));
      }
      if (node.claim() == NodeView.Claim.VANISHING) {
        lost = new Finding("VolumeVanishing", vanishingSentence(node, names));
      }
    }
    started.removeAll(afresh);
    // A broker that left had data, but should it ever come back it begins with none.
    Set<Integer> present = nodes.stream().map(NodeView::id).collect(Collectors.toSet());
    started.removeIf(
        id -> !present.contains(id) && !observed.claims().containsKey(names.claim(id)));
    afresh.retainAll(present);
    return new VolumePlan(
        List.copyOf(started), List.copyOf(afresh), steps, Optional.ofNullable(lost));
  }

  private static boolean outlivedItsCluster(PersistentVolumeClaim claim) {
    return claim.getMetadata().getAnnotations() != null
        && claim.getMetadata().getAnnotations().containsKey(Annotations.DELETE_AFTER);
  }

  private static boolean isLost(NodeView node, TreeSet<Integer> started) {
    return started.contains(node.id())
        && (node.claim() == NodeView.Claim.MISSING || node.missesItsData());
  }

  private static Optional<String> obstacle(int node, Optional<KafkaView> view) {
    if (view.isEmpty()) {
      return Optional.of("no other broker answers");
    }
    List<String> only =
        view.get().partitions().stream()
            .filter(p -> p.replicas().contains(node))
            .filter(p -> p.inSync().stream().noneMatch(other -> other != node))
            .map(PartitionView::name)
            .toList();
    return only.isEmpty()
        ? Optional.empty()
        : Optional.of(
            only.size() + " partitions have no other copy in sync, such as " + only.getFirst());
  }

  private static String lostSentence(NodeView node, ClusterNames names, Optional<String> obstacle) {
    String claim = names.claim(node.id());
    return obstacle
        .map(reason ->
            "the volume of node %d is lost (claim %s): it does not start afresh, for %s;"
                    .formatted(node.id(), claim, reason)
                + " bring the claim back, or wait for the others")
        .orElse(
            "the volume of node %d is lost (claim %s): it starts afresh and copies from the others"
                .formatted(node.id(), claim));
  }

  private static String vanishingSentence(NodeView node, ClusterNames names) {
    return "claim %s was deleted and goes when node %d stops: move its data away or leave the node"
            .formatted(names.claim(node.id()), node.id())
        + " running; no change takes the node down meanwhile";
  }
}
