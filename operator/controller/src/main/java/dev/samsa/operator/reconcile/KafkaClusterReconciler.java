package dev.samsa.operator.reconcile;

import dev.samsa.operator.api.ClusterNames;
import dev.samsa.operator.api.KafkaCluster;
import dev.samsa.operator.api.KafkaClusterStatus;
import dev.samsa.operator.config.OperatorConfig;
import dev.samsa.operator.kafka.KafkaProbe;
import dev.samsa.operator.kafka.KafkaSilentException;
import dev.samsa.operator.observe.NodeView;
import dev.samsa.operator.observe.Observed;
import dev.samsa.operator.plan.ClusterPlan;
import dev.samsa.operator.plan.ClusterPlanner;
import dev.samsa.operator.plan.Settings;
import dev.samsa.operator.plan.Step;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Looks at a cluster, plans, applies and reports; remembers nothing that it could not see again.
 */
@ControllerConfiguration(
    name = "kafkacluster",
    fieldManager = "samsa-operator",
    finalizerName = "samsa.dev/volumes",
    // Annotations change no generation, and one of them pauses.
    generationAwareEventProcessing = false)
public class KafkaClusterReconciler implements Reconciler<KafkaCluster>, Cleaner<KafkaCluster> {
  private static final Logger LOG = Logger.getLogger(KafkaClusterReconciler.class);
  private static final Duration SOON = Duration.ofSeconds(2);

  private final OperatorConfig config;
  private final Clock clock;
  private final Map<String, Instant> lastLooks = new ConcurrentHashMap<>();

  public KafkaClusterReconciler(OperatorConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, KafkaCluster>> prepareEventSources(
      EventSourceContext<KafkaCluster> context) {
    return Sources.of(context);
  }

  @Override
  public UpdateControl<KafkaCluster> reconcile(
      KafkaCluster cluster, Context<KafkaCluster> context) {
    Observed observed = Observer.look(cluster, context);
    ClusterPlan plan = ClusterPlanner.plan(observed, settings());
    List<NodeView> nodes = nodes(observed);
    if (plan.asksKafka() || isLookDue(cluster, nodes)) {
      lastLooks.put(cluster.getMetadata().getUid(), clock.instant());
      observed = observed.with(KafkaProbe.look(observed, nodes));
      plan = ClusterPlanner.plan(observed, settings());
    }
    boolean failed = carryOut(plan, observed, nodes, context);
    Duration next = plan.soon() || failed ? SOON : config.lookAgain();
    if (plan.status().equals(cluster.getStatus())) {
      return UpdateControl.<KafkaCluster>noUpdate().rescheduleAfter(next);
    }
    return UpdateControl.patchStatus(withStatus(cluster, plan.status())).rescheduleAfter(next);
  }

  @Override
  public DeleteControl cleanup(KafkaCluster cluster, Context<KafkaCluster> context) {
    if (Deletion.isProtected(cluster)) {
      LOG.warnf(
          "%s is protected: set spec.deletion.protected to false, then it goes",
          cluster.getMetadata().getName());
      return DeleteControl.noFinalizerRemoval().rescheduleAfter(config.lookAgain());
    }
    Observed observed = Observer.look(cluster, context);
    if (new Deletion(context.getClient(), observed, clock.instant()).advance()) {
      lastLooks.remove(cluster.getMetadata().getUid());
      return DeleteControl.defaultDelete();
    }
    return DeleteControl.noFinalizerRemoval().rescheduleAfter(SOON);
  }

  /** Applies and does the steps; true if one failed and is tried again soon. */
  private boolean carryOut(
      ClusterPlan plan, Observed observed, List<NodeView> nodes, Context<KafkaCluster> context) {
    if (plan.objects() == null) {
      return false;
    }
    Set<String> replaced =
        plan.steps().stream()
            .filter(Step.ReplaceSet.class::isInstance)
            .map(step -> ((Step.ReplaceSet) step).set())
            .collect(Collectors.toSet());
    new Applier(observed.cluster(), context).apply(plan.objects(), replaced);
    Steps steps = new Steps(context.getClient(), observed, nodes);
    for (Step step : plan.steps()) {
      LOG.infof("%s: %s", observed.cluster().getMetadata().getName(), step);
      try {
        steps.carryOut(step);
      } catch (KafkaSilentException e) {
        LOG.warnf(
            "%s: Kafka did not take %s: %s",
            observed.cluster().getMetadata().getName(), step, e.getMessage());
        return true;
      }
    }
    return false;
  }

  private boolean isLookDue(KafkaCluster cluster, List<NodeView> nodes) {
    Instant last = lastLooks.getOrDefault(cluster.getMetadata().getUid(), Instant.EPOCH);
    return nodes.stream().anyMatch(NodeView::ready)
        && !clock.instant().isBefore(last.plus(config.lookAgain()));
  }

  private static List<NodeView> nodes(Observed observed) {
    return observed.nodes(
        ClusterNames.nodes(ClusterPlanner.brokersInForce(observed), observed.spec().controllers()));
  }

  private Settings settings() {
    return new Settings(
        config.images(),
        config.imagePullPolicy(),
        config.stopTimeout().toSeconds(),
        clock.instant());
  }

  /** Only what the operator owns: a whole resource would claim the specification as well. */
  private static KafkaCluster withStatus(KafkaCluster cluster, KafkaClusterStatus status) {
    KafkaCluster patch = new KafkaCluster();
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withName(cluster.getMetadata().getName())
            .withNamespace(cluster.getMetadata().getNamespace())
            .build());
    patch.setStatus(status);
    return patch;
  }
}
