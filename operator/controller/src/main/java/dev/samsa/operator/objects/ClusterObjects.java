package dev.samsa.operator.objects;

import dev.samsa.description.DescriptionJson;
import dev.samsa.operator.api.ClusterNames;
import dev.samsa.operator.api.KafkaCluster;
import dev.samsa.operator.api.KafkaClusterSpec;
import dev.samsa.operator.api.NodeSecretKeys;
import dev.samsa.operator.describe.DescriptionRenderer;
import dev.samsa.operator.describe.PodSize;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All objects of a cluster but the volumes' claims, which StatefulSets make. */
public final class ClusterObjects {
  /** Annotation of a pod: fingerprint of all that it was started with. */
  public static final String REVISION = "samsa.dev/revision";

  /** Annotation of a pod: release of Kafka that it runs. */
  public static final String KAFKA_VERSION = "samsa.dev/kafka-version";

  /** Annotation of a claim: Kafka's id of the cluster whose data lies in it. */
  public static final String KAFKA_ID = "samsa.dev/kafka-cluster-id";

  private ClusterObjects() {}

  /**
   * Renders them.
   *
   * @param cluster the resource
   * @param decisions what the planner has decided
   * @param secret the nodes' secret files, by key
   */
  public static List<HasMetadata> render(
      KafkaCluster cluster, Decisions decisions, Map<String, String> secret) {
    KafkaClusterSpec spec = cluster.getSpec();
    ClusterNames names = ClusterNames.of(cluster);
    String description = describe(cluster, decisions.brokers(), decisions.replaced());
    // That one node starts afresh is no news for the others.
    String fingerprinted = describe(cluster, decisions.brokers(), Set.of());
    List<HasMetadata> objects = new ArrayList<>();
    objects.add(GuardRenderer.account(names));
    objects.add(GuardRenderer.networkPolicy(names));
    objects.add(ConfigMapRenderer.render(names, description, decisions.startedNodes()));
    objects.addAll(ServiceRenderer.render(names, spec.exposure(), decisions.brokers()));
    for (NodePool pool : NodePool.of(names, decisions.brokers(), spec.controllers())) {
      objects.add(GuardRenderer.disruptionBudget(names, pool));
      objects.add(set(cluster, pool, decisions, fingerprinted, secret));
    }
    return objects;
  }

  private static String describe(KafkaCluster cluster, int brokers, Set<Integer> replaced) {
    return DescriptionJson.write(DescriptionRenderer.render(cluster, brokers, replaced));
  }

  /** Keys that the nodes' Secret lacks. */
  public static List<String> missingFiles(
      KafkaClusterSpec spec, int brokers, Map<String, String> secret) {
    return ClusterNames.nodes(brokers, spec.controllers()).stream()
        .flatMap(
            node -> PodRenderer.secretFiles().stream().map(file -> NodeSecretKeys.of(node, file)))
        .filter(key -> !secret.containsKey(key))
        .toList();
  }

  private static StatefulSet set(
      KafkaCluster cluster,
      NodePool pool,
      Decisions decisions,
      String fingerprinted,
      Map<String, String> secret) {
    KafkaClusterSpec spec = cluster.getSpec();
    ClusterNames names = ClusterNames.of(cluster);
    PodSpec pods =
        PodRenderer.render(
            names,
            pool,
            PodSize.of(spec.size()),
            spec.secrets().nodes(),
            decisions.image(),
            decisions.stopSeconds());
    String revision =
        Fingerprint.of(Fingerprint.json(pods), fingerprinted, filesOf(pool, secret).toString());
    return StatefulSetRenderer.render(
        names,
        pool,
        pods,
        Map.of(REVISION, revision, KAFKA_VERSION, decisions.image().kafkaVersion()),
        decisions.running() ? pool.size() : 0,
        new VolumeSize(
            decisions.storageMiB(), spec.storage().storageClass(), spec.kafkaClusterId()));
  }

  private static Map<String, String> filesOf(NodePool pool, Map<String, String> secret) {
    Map<String, String> files = new TreeMap<>();
    for (int node : pool.nodes()) {
      for (String file : PodRenderer.secretFiles()) {
        String key = NodeSecretKeys.of(node, file);
        files.put(key, secret.getOrDefault(key, ""));
      }
    }
    return files;
  }
}
