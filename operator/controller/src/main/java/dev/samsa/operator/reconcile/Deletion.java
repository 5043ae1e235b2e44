package dev.samsa.operator.reconcile;

import dev.samsa.operator.api.Annotations;
import dev.samsa.operator.api.KafkaCluster;
import dev.samsa.operator.observe.Observed;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Ends a cluster: its brokers stop in good order, then its volumes go, at once or later. */
final class Deletion {
  private final KubernetesClient client;
  private final Observed observed;
  private final Instant now;

  Deletion(KubernetesClient client, Observed observed, Instant now) {
    this.client = client;
    this.observed = observed;
    this.now = now;
  }

  /** Does what is next; true once nothing is left to do. */
  boolean advance() {
    observed.sets().values().forEach(this::stop);
    if (!observed.pods().isEmpty()) {
      return false;
    }
    long grace = observed.spec().deletion().gracePeriodSeconds();
    if (grace > 0) {
      observed.claims().values().forEach(claim -> keepUntil(claim, now.plusSeconds(grace)));
      return true;
    }
    observed.claims().values().stream()
        .filter(claim -> claim.getMetadata().getDeletionTimestamp() == null)
        .forEach(claim -> client.resource(claim).delete());
    return observed.claims().isEmpty();
  }

  private void stop(StatefulSet set) {
    if (set.getSpec().getReplicas() != 0) {
      client.resource(set).scale(0);
    }
  }

  private void keepUntil(PersistentVolumeClaim claim, Instant until) {
    Map<String, String> present = claim.getMetadata().getAnnotations();
    if (present != null && present.containsKey(Annotations.DELETE_AFTER)) {
      return;
    }
    client
        .resource(claim)
        .edit(c -> {
          Map<String, String> annotations =
              new HashMap<>(
                  c.getMetadata().getAnnotations() == null
                      ? Map.of()
                      : c.getMetadata().getAnnotations());
          annotations.put(Annotations.DELETE_AFTER, until.toString());
          c.getMetadata().setAnnotations(annotations);
          return c;
        });
  }

  /** Whether somebody forbade it. */
  static boolean isProtected(KafkaCluster cluster) {
    return cluster.getSpec().deletion().isProtected();
  }
}
