package dev.samsa.operator.objects;

import dev.samsa.operator.api.ClusterNames;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.HashMap;
import java.util.Map;

/**
 * The StatefulSet of a pool. Pods start together, or the first quorum would never form; they are
 * replaced only by the operator, which knows when it is safe.
 */
final class StatefulSetRenderer {
  private StatefulSetRenderer() {}

  /**
   * Renders a set.
   *
   * @param pods its pods
   * @param annotations of its pods
   * @param replicas nodes that shall run: all, or none
   * @param storage size and class of the volumes
   */
  static StatefulSet render(
      ClusterNames names,
      NodePool pool,
      PodSpec pods,
      Map<String, String> annotations,
      int replicas,
      VolumeSize storage) {
    return new StatefulSetBuilder()
        .withMetadata(Labels.meta(names, pool.name()))
        .withNewSpec()
        .withReplicas(replicas)
        .withServiceName(names.headlessService())
        .withPodManagementPolicy("Parallel")
        .withRevisionHistoryLimit(2)
        .withNewOrdinals()
        .withStart(pool.firstNode())
        .endOrdinals()
        .withNewUpdateStrategy()
        .withType("OnDelete")
        .endUpdateStrategy()
        .withNewSelector()
        .withMatchLabels(Labels.pods(names, pool))
        .endSelector()
        .withTemplate(template(names, pool, pods, annotations))
        .withVolumeClaimTemplates(claim(names, storage))
        .endSpec()
        .build();
  }

  private static PodTemplateSpec template(
      ClusterNames names, NodePool pool, PodSpec pods, Map<String, String> annotations) {
    Map<String, String> labels = new HashMap<>(Labels.of(names));
    labels.put(Labels.POOL, pool.label());
    return new PodTemplateSpecBuilder()
        .withMetadata(
            new ObjectMetaBuilder().withLabels(labels).withAnnotations(annotations).build())
        .withSpec(pods)
        .build();
  }

  private static PersistentVolumeClaim claim(ClusterNames names, VolumeSize storage) {
    return new PersistentVolumeClaimBuilder()
        .withMetadata(
            new ObjectMetaBuilder()
                .withName(PodRenderer.DATA)
                .withLabels(Labels.of(names))
                .withAnnotations(Map.of(ClusterObjects.KAFKA_ID, storage.kafkaClusterId()))
                .build())
        .withNewSpec()
        .withAccessModes("ReadWriteOnce")
        .withStorageClassName(storage.storageClass())
        .withNewResources()
        .withRequests(Map.of("storage", new Quantity(Integer.toString(storage.sizeMiB()), "Mi")))
        .endResources()
        .endSpec()
        .build();
  }
}
