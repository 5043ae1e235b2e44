package dev.samsa.operator.reconcile;

import dev.samsa.operator.api.Annotations;
import dev.samsa.operator.api.ClusterNames;
import dev.samsa.operator.kafka.KafkaChanges;
import dev.samsa.operator.observe.NodeView;
import dev.samsa.operator.observe.Observed;
import dev.samsa.operator.plan.Step;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;

/** Carries out steps. What is gone already needs nothing. */
final class Steps {
  private final KubernetesClient client;
  private final Observed observed;
  private final List<NodeView> nodes;

  Steps(KubernetesClient client, Observed observed, List<NodeView> nodes) {
    this.client = client;
    this.observed = observed;
    this.nodes = nodes;
  }

  void carryOut(Step step) {
    String namespace = ClusterNames.of(observed.cluster()).namespace();
    switch (step) {
      case Step.ReplacePod replace -> replacePod(replace.pod());
      case Step.ReplaceSet replace ->
          client
              .apps()
              .statefulSets()
              .inNamespace(namespace)
              .withName(replace.set())
              .withPropagationPolicy(DeletionPropagation.ORPHAN)
              .delete();
      case Step.GrowClaim grow ->
          client
              .persistentVolumeClaims()
              .inNamespace(namespace)
              .withName(grow.claim())
              .edit(claim -> {
                claim
                    .getSpec()
                    .getResources()
                    .setRequests(
                        Map.of("storage", new Quantity(Integer.toString(grow.sizeMiB()), "Mi")));
                return claim;
              });
      case Step.AdoptClaim adopt ->
          client
              .persistentVolumeClaims()
              .inNamespace(namespace)
              .withName(adopt.claim())
              .edit(claim -> {
                claim.getMetadata().getAnnotations().remove(Annotations.DELETE_AFTER);
                return claim;
              });
      case Step.DeleteClaim delete ->
          client.persistentVolumeClaims().inNamespace(namespace).withName(delete.claim()).delete();
      case Step.MoveReplicas _, Step.UnregisterBroker _, Step.RaiseMetadataLevel _ ->
          KafkaChanges.carryOut(observed, nodes, step);
    }
  }

  /** Only the pod that was seen: the one after it may be the good one. */
  private void replacePod(String name) {
    Pod seen = observed.pods().get(name);
    if (seen != null) {
      client.resource(seen).lockResourceVersion().delete();
    }
  }
}
