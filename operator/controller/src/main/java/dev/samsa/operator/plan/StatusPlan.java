package dev.samsa.operator.plan;

import dev.samsa.operator.api.ConditionType;
import dev.samsa.operator.api.DesiredState;
import dev.samsa.operator.api.Exposure;
import dev.samsa.operator.api.KafkaClusterStatus;
import dev.samsa.operator.api.NodeStatus;
import dev.samsa.operator.observe.NodeView;
import dev.samsa.operator.observe.Observed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The status: what is seen, in words that people understand. */
final class StatusPlan {
  /** Reason of a roll that clients notice. */
  static final String DOWNTIME = "RollingWithDowntime";

  private final Observed observed;
  private final List<NodeView> nodes;
  private final Settings settings;

  StatusPlan(Observed observed, List<NodeView> nodes, Settings settings) {
    this.observed = observed;
    this.nodes = nodes;
    this.settings = settings;
  }

  KafkaClusterStatus of(Outcome outcome) {
    KafkaClusterStatus last = observed.status();
    boolean acted = outcome.acted();
    boolean awake = outcome.brokerCount() != null;
    return new KafkaClusterStatus(
        observed.cluster().getMetadata().getGeneration(),
        conditions(outcome),
        bootstrap(),
        outcome.version() != null ? outcome.version() : last.kafkaVersion(),
        observed
            .view()
            .map(view -> Integer.toString(view.metadataLevel()))
            .orElse(last.metadataVersion()),
        nodes.stream().map(this::node).toList(),
        acted ? outcome.storage() : last.storage(),
        acted ? outcome.volumes().started() : last.startedNodes(),
        acted ? outcome.volumes().afresh() : last.afreshNodes(),
        awake ? outcome.brokerCount() : last.brokerCount());
  }

  private List<io.fabric8.kubernetes.api.model.Condition> conditions(Outcome outcome) {
    long ready = nodes.stream().filter(NodeView::ready).count();
    boolean hibernating =
        observed.spec().desiredState() == DesiredState.HIBERNATED && outcome.acted();
    boolean asleep =
        hibernating && !outcome.running() && nodes.stream().allMatch(n -> n.revision() == null);
    boolean all = ready == nodes.size();
    Optional<Finding> progress =
        outcome.progress().or(() -> implied(hibernating, asleep, all, outcome));
    Finding serving = new Finding(serving(all, asleep), counts(ready, outcome));
    return new Conditions(observed.status().conditions(), settings.now())
        .add(ConditionType.READY, all && !asleep, serving)
        .add(ConditionType.PROGRESSING, progress, new Finding("Settled", "no change is under way"))
        .add(
            ConditionType.DEGRADED,
            outcome.degraded().or(this::trouble),
            new Finding("AsExpected", "nothing needs anybody"))
        .add(
            ConditionType.UPGRADING,
            outcome.upgrade(),
            new Finding("NotUpgrading", "Kafka's release is the one asked for, or waits"))
        .add(
            ConditionType.HIBERNATED,
            asleep,
            asleep
                ? new Finding("Asleep", "no pods; volumes and identity are kept")
                : new Finding("Awake", "it runs, or shall"))
        .build();
  }

  private static Optional<Finding> implied(
      boolean hibernating, boolean asleep, boolean all, Outcome outcome) {
    if (asleep || !outcome.acted()) {
      return Optional.empty();
    }
    if (hibernating && !outcome.running()) {
      return Optional.of(new Finding("Hibernating", "the brokers stop"));
    }
    return all
        ? Optional.empty()
        : Optional.of(new Finding("Starting", "not all brokers serve yet"));
  }

  private static String serving(boolean all, boolean asleep) {
    if (asleep) {
      return "Hibernated";
    }
    return all ? "AllNodesServe" : "NodesAway";
  }

  private String counts(long ready, Outcome outcome) {
    String counts = "%d of %d nodes serve".formatted(ready, nodes.size());
    return outcome.degraded().map(d -> counts + "; " + d.message()).orElse(counts);
  }

  private Optional<Finding> trouble() {
    return nodes.stream()
        .filter(n -> n.trouble() != null || n.state() == NodeView.State.FAILING)
        .findFirst()
        .map(n -> new Finding("NodeCannotStart", "node %d: %s".formatted(n.id(), words(n))));
  }

  private static String words(NodeView node) {
    return Optional.ofNullable(node.lastWords())
        .filter(text -> !text.isBlank())
        .map(text -> text.strip().lines().reduce("", (_, line) -> line))
        .or(() -> Optional.ofNullable(node.trouble()))
        .orElse("it ends again and again");
  }

  private NodeStatus node(NodeView node) {
    int zones = observed.spec().zones().size();
    return new NodeStatus(
        node.id(),
        node.state().wireName(),
        node.kafkaVersion(),
        observed.spec().zones().get(node.id() % zones),
        node.restarts(),
        node.ready() ? null : node.trouble());
  }

  private String bootstrap() {
    Exposure exposure = observed.spec().exposure();
    return IntStream.range(0, observed.spec().brokers())
        .mapToObj(broker -> exposure.host(broker) + ":" + exposure.port(broker))
        .collect(Collectors.joining(","));
  }
}
