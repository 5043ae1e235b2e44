package dev.samsa.operator.reconcile;

import dev.samsa.operator.api.Annotations;
import dev.samsa.operator.api.KafkaCluster;
import dev.samsa.operator.objects.Labels;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What is watched: by label, so that nobody else's objects are held or even seen. */
final class Sources {
  /** Kinds that the operator applies. */
  static final List<Class<? extends HasMetadata>> APPLIED =
      List.of(
          ServiceAccount.class,
          NetworkPolicy.class,
          ConfigMap.class,
          Service.class,
          PodDisruptionBudget.class,
          StatefulSet.class);

  private Sources() {}

  static List<EventSource<?, KafkaCluster>> of(EventSourceContext<KafkaCluster> context) {
    Stream<Class<? extends HasMetadata>> made =
        Stream.concat(APPLIED.stream(), Stream.of(Pod.class, PersistentVolumeClaim.class));
    return Stream.concat(
            made.map(kind -> source(kind, Labels.SELECTOR, context)),
            Stream.of(source(Secret.class, Annotations.CLUSTER, context)))
        .toList();
  }

  private static <R extends HasMetadata> EventSource<?, KafkaCluster> source(
      Class<R> kind, String selector, EventSourceContext<KafkaCluster> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(kind, KafkaCluster.class)
            .withLabelSelector(selector)
            .withSecondaryToPrimaryMapper(Sources::cluster)
            .build(),
        context);
  }

  private static Set<ResourceID> cluster(HasMetadata object) {
    Map<String, String> labels = object.getMetadata().getLabels();
    String name = labels == null ? null : labels.get(Annotations.CLUSTER);
    return name == null
        ? Set.of()
        : Set.of(new ResourceID(name, object.getMetadata().getNamespace()));
  }
}
