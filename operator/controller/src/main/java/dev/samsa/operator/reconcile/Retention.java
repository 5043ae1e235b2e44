package dev.samsa.operator.reconcile;

import dev.samsa.operator.api.Annotations;
import dev.samsa.operator.api.KafkaCluster;
import dev.samsa.operator.objects.Labels;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;

/** Deletes the volumes of clusters that nobody had back within their grace period. */
@ApplicationScoped
public class Retention {
  private static final Logger LOG = Logger.getLogger(Retention.class);

  private final KubernetesClient client;
  private final Clock clock;

  public Retention(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sweep() {
    client
        .persistentVolumeClaims()
        .inAnyNamespace()
        .withLabel(Labels.MANAGED_BY, Labels.OPERATOR)
        .list()
        .getItems()
        .stream()
        .filter(claim -> claim.getMetadata().getDeletionTimestamp() == null)
        .filter(claim -> isOver(claim, clock.instant()))
        .filter(this::hasNoCluster)
        .forEach(this::delete);
  }

  /** Whether the claim's grace period is over. */
  static boolean isOver(PersistentVolumeClaim claim, Instant now) {
    Map<String, String> annotations = claim.getMetadata().getAnnotations();
    String after = annotations == null ? null : annotations.get(Annotations.DELETE_AFTER);
    return after != null && !now.isBefore(Instant.parse(after));
  }

  private boolean hasNoCluster(PersistentVolumeClaim claim) {
    return client
            .resources(KafkaCluster.class)
            .inNamespace(claim.getMetadata().getNamespace())
            .withName(claim.getMetadata().getLabels().get(Annotations.CLUSTER))
            .get()
        == null;
  }

  /** Only as it was seen: a cluster that is had back meanwhile has taken the mark off. */
  private void delete(PersistentVolumeClaim claim) {
    LOG.infof(
        "The grace period of claim %s/%s is over",
        claim.getMetadata().getNamespace(), claim.getMetadata().getName());
    client.resource(claim).lockResourceVersion().delete();
  }
}
