package dev.samsa.operator.reconcile;

import dev.samsa.operator.api.KafkaCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.SSABasedGenericKubernetesResourceMatcher;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the objects of a cluster what they shall be, and touches none that already is. */
final class Applier {
  private final KafkaCluster cluster;
  private final Context<KafkaCluster> context;

  Applier(KafkaCluster cluster, Context<KafkaCluster> context) {
    this.cluster = cluster;
    this.context = context;
  }

  /**
   * Applies objects and deletes those of the same kinds that shall not be.
   *
   * @param leave names of StatefulSets that are left alone, for they are about to be replaced
   */
  void apply(List<HasMetadata> objects, Set<String> leave) {
    for (Class<? extends HasMetadata> kind : Sources.APPLIED) {
      applyKind(
          kind,
          objects.stream()
              .filter(kind::isInstance)
              .filter(
                  o -> !(o instanceof StatefulSet) || !leave.contains(o.getMetadata().getName()))
              .toList(),
          objects.stream()
              .filter(kind::isInstance)
              .map(o -> o.getMetadata().getName())
              .collect(Collectors.toSet()));
    }
  }

  private <R extends HasMetadata> void applyKind(
      Class<R> kind, List<HasMetadata> wanted, Set<String> names) {
    Map<String, R> actual =
        context
            .getSecondaryResourcesAsStream(kind)
            .collect(
                Collectors.toMap(
                    r -> r.getMetadata().getName(), Function.identity(), (first, _) -> first));
    for (HasMetadata object : wanted) {
      R desired = kind.cast(object);
      desired.getMetadata().setOwnerReferences(List.of(owner()));
      R present = actual.get(desired.getMetadata().getName());
      if (present == null || !matches(present, desired)) {
        context.resourceOperations().serverSideApply(desired, source(kind));
      }
    }
    actual.values().stream()
        .filter(present -> !names.contains(present.getMetadata().getName()))
        .filter(present -> isOwned(present))
        .forEach(present -> context.getClient().resource(present).delete());
  }

  private <R extends HasMetadata> boolean matches(R present, R desired) {
    return present.getMetadata().getDeletionTimestamp() != null
        || SSABasedGenericKubernetesResourceMatcher.<R>getInstance()
            .matches(present, desired, context);
  }

  @SuppressWarnings("unchecked") // sources are registered by kind
  private <R extends HasMetadata> InformerEventSource<R, KafkaCluster> source(Class<R> kind) {
    return (InformerEventSource<R, KafkaCluster>)
        context.eventSourceRetriever().getEventSourceFor(kind);
  }

  private boolean isOwned(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getOwnerReferences()).stream()
        .flatMap(List::stream)
        .anyMatch(o -> o.getUid().equals(cluster.getMetadata().getUid()));
  }

  private OwnerReference owner() {
    return new OwnerReferenceBuilder()
        .withApiVersion(cluster.getApiVersion())
        .withKind(cluster.getKind())
        .withName(cluster.getMetadata().getName())
        .withUid(cluster.getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }
}
