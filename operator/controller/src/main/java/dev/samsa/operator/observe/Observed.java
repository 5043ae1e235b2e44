package dev.samsa.operator.observe;

import dev.samsa.operator.api.KafkaCluster;
import dev.samsa.operator.api.KafkaClusterSpec;
import dev.samsa.operator.api.KafkaClusterStatus;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is seen of a cluster at one moment.
 *
 * @param cluster the resource
 * @param secret the nodes' secret files by key; empty if there is no such Secret
 * @param sets StatefulSets by name
 * @param pods pods by name
 * @param claims claims of the nodes' volumes by name
 * @param kafka what Kafka itself says
 */
public record Observed(
    KafkaCluster cluster,
    Map<String, String> secret,
    Map<String, StatefulSet> sets,
    Map<String, Pod> pods,
    Map<String, PersistentVolumeClaim> claims,
    KafkaAnswer kafka) {
  public Observed {
    secret = Map.copyOf(secret);
    sets = Map.copyOf(sets);
    pods = Map.copyOf(pods);
    claims = Map.copyOf(claims);
  }

  public KafkaClusterSpec spec() {
    return cluster.getSpec();
  }

  /** The status of the last time; never null. */
  public KafkaClusterStatus status() {
    return Optional.ofNullable(cluster.getStatus()).orElseGet(KafkaClusterStatus::none);
  }

  /** The same, with what Kafka says. */
  public Observed with(KafkaAnswer answer) {
    return new Observed(cluster, secret, sets, pods, claims, answer);
  }

  /** The view of Kafka, if it was asked and answered. */
  public Optional<KafkaView> view() {
    return kafka instanceof KafkaAnswer.Seen seen ? Optional.of(seen.view()) : Optional.empty();
  }

  /** Nodes with those ids. */
  public List<NodeView> nodes(Collection<Integer> ids) {
    return ids.stream().map(id -> NodeView.of(this, id)).toList();
  }
}
