package dev.samsa.operator.plan;

import dev.samsa.operator.observe.KafkaView;
import dev.samsa.operator.observe.NodeView;
import dev.samsa.operator.observe.NodeView.State;
import dev.samsa.operator.observe.PartitionView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which node is started anew next, so that all run with what they should. */
final class RollPlan {
  private static final int NAMED = 3;

  private RollPlan() {}

  /** What a roll does next. */
  sealed interface Next {
    /** All nodes run with what they should. */
    record Done() implements Next {}

    /** That pod goes. */
    record Replace(NodeView node) implements Next {}

    /**
     * It must wait.
     *
     * @param reason a sentence
     */
    record Wait(String reason) implements Next {}
  }

  /**
   * Decides. Broken nodes first, for a newer configuration may cure them and they hold nothing up;
   * then one at a time, the active controller last.
   *
   * @param nodes all nodes that shall run
   * @param wanted the revision that each should run with, by node id
   * @param kafka what Kafka says; empty if it could not be asked
   */
  static Next next(List<NodeView> nodes, Map<Integer, String> wanted, Optional<KafkaView> kafka) {
    List<NodeView> outdated =
        nodes.stream().filter(n -> n.revision() != null && !n.runs(wanted.get(n.id()))).toList();
    if (outdated.isEmpty()) {
      return new Next.Done();
    }
    Optional<NodeView> broken =
        outdated.stream()
            .filter(n -> n.state() == State.FAILING || n.state() == State.PENDING)
            .findFirst();
    if (broken.isPresent()) {
      return broken.get().claim() == NodeView.Claim.VANISHING
          ? new Next.Wait(vanishing(broken.get()))
          : new Next.Replace(broken.get());
    }
    Optional<NodeView> absent = nodes.stream().filter(n -> !n.ready()).findFirst();
    if (absent.isPresent()) {
      return new Next.Wait(
          "node %d is %s; the next one waits for it"
              .formatted(absent.get().id(), absent.get().state().wireName().toLowerCase()));
    }
    if (nodes.size() == 1) {
      return new Next.Replace(outdated.getFirst());
    }
    return kafka
        .map(view -> amongReady(outdated, view))
        .orElseGet(() -> new Next.Wait("Kafka was not heard; no node is taken away unseen"));
  }

  private static Next amongReady(List<NodeView> outdated, KafkaView kafka) {
    List<NodeView> ordered = new ArrayList<>(outdated);
    ordered.sort(
        Comparator.comparing((NodeView n) -> n.id() == kafka.quorumLeader())
            .thenComparingInt(NodeView::id));
    String reason = null;
    for (NodeView node : ordered) {
      Optional<String> obstacle = obstacle(node, kafka);
      if (obstacle.isEmpty()) {
        return new Next.Replace(node);
      }
      reason = reason == null ? obstacle.get() : reason;
    }
    return new Next.Wait(reason);
  }

  private static Optional<String> obstacle(NodeView node, KafkaView kafka) {
    if (node.claim() == NodeView.Claim.VANISHING) {
      return Optional.of(vanishing(node));
    }
    List<String> held =
        kafka.partitions().stream()
            .filter(p -> p.replicas().size() > 1 && !p.holdsWithout(node.id()))
            .map(PartitionView::name)
            .toList();
    if (!held.isEmpty()) {
      return Optional.of(
          "without broker %d fewer replicas than min.insync.replicas would be left of %s"
              .formatted(node.id(), some(held)));
    }
    boolean voter = kafka.voters().contains(node.id());
    int voters = kafka.voters().size() + kafka.lateVoters().size();
    int left = kafka.voters().size() - (voter ? 1 : 0);
    if (voter && voters > 1 && left <= voters / 2) {
      return Optional.of(
          "without controller %d no majority would be left: %s do not keep up"
              .formatted(node.id(), kafka.lateVoters()));
    }
    return Optional.empty();
  }

  private static String vanishing(NodeView node) {
    return "the claim of node %d is being deleted and goes with its pod; the node keeps running"
        .formatted(node.id());
  }

  private static String some(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
        + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
  }
}
