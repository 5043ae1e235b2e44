package dev.samsa.operator.reconcile;

import dev.samsa.operator.api.KafkaCluster;
import dev.samsa.operator.observe.KafkaAnswer;
import dev.samsa.operator.observe.Observed;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gathers what the informers hold of a cluster; asks nobody. */
final class Observer {
  private Observer() {}

  static Observed look(KafkaCluster cluster, Context<KafkaCluster> context) {
    return new Observed(
        cluster,
        secret(cluster, context),
        byName(context, StatefulSet.class),
        byName(context, Pod.class),
        byName(context, PersistentVolumeClaim.class),
        new KafkaAnswer.NotAsked());
  }

  private static <R extends HasMetadata> Map<String, R> byName(
      Context<KafkaCluster> context, Class<R> kind) {
    return context
        .getSecondaryResourcesAsStream(kind)
        .collect(
            Collectors.toMap(
                r -> r.getMetadata().getName(), Function.identity(), (first, _) -> first));
  }

  private static Map<String, String> secret(KafkaCluster cluster, Context<KafkaCluster> context) {
    Secret secret = byName(context, Secret.class).get(cluster.getSpec().secrets().nodes());
    Map<String, String> files = new TreeMap<>();
    if (secret != null && secret.getData() != null) {
      secret
          .getData()
          .forEach((key, value) ->
              files.put(
                  key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
    }
    return files;
  }
}
