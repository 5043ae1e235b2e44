package dev.samsa.operator.observe;

import dev.samsa.operator.api.ClusterNames;
import dev.samsa.operator.objects.ClusterObjects;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One node as Kubernetes shows it.
 *
 * @param id node id
 * @param podName its pod's name
 * @param state what it does
 * @param revision fingerprint of what it was started with; null without a pod
 * @param kafkaVersion release that it runs; null without a pod
 * @param restarts how often its container was started again
 * @param trouble a few words if it cannot start; null if it can
 * @param lastWords what it said when its container ended last; null if it did not
 * @param claim its volume's claim
 */
public record NodeView(
    int id,
    String podName,
    State state,
    String revision,
    String kafkaVersion,
    int restarts,
    String trouble,
    String lastWords,
    Claim claim) {

  /** What a node does. */
  public enum State {
    /** No pod. */
    MISSING("Missing"),
    /** A pod that runs nowhere yet. */
    PENDING("Pending"),
    /** It runs and does not serve yet. */
    STARTING("Starting"),
    /** Registered and unfenced. */
    READY("Ready"),
    /** Told to stop. */
    STOPPING("Stopping"),
    /** It ends again and again. */
    FAILING("Failing");

    private final String wireName;

    State(String wireName) {
      this.wireName = wireName;
    }

    /** As the status writes it. */
    public String wireName() {
      return wireName;
    }
  }

  /** State of a volume's claim. */
  public enum Claim {
    MISSING,
    BOUND,
    /** Somebody deleted it: it goes when its pod does. */
    VANISHING,
    PENDING
  }

  static NodeView of(Observed observed, int id) {
    ClusterNames names = ClusterNames.of(observed.cluster());
    Pod pod = observed.pods().get(names.pod(id));
    Claim claim = claim(observed.claims().get(names.claim(id)));
    if (pod == null) {
      return new NodeView(id, names.pod(id), State.MISSING, null, null, 0, null, null, claim);
    }
    Optional<ContainerStatus> container = container(pod);
    return new NodeView(
        id,
        names.pod(id),
        state(pod, container),
        annotation(pod, ClusterObjects.REVISION),
        annotation(pod, ClusterObjects.KAFKA_VERSION),
        container.map(ContainerStatus::getRestartCount).orElse(0),
        trouble(pod, container),
        container.map(NodeView::lastWords).orElse(null),
        claim);
  }

  public boolean ready() {
    return state == State.READY;
  }

  /** Whether it refuses to start because its volume is another than it had. */
  public boolean missesItsData() {
    return lastWords != null && lastWords.contains("has had data, but");
  }

  /** Whether it runs with what it should. */
  public boolean runs(String wantedRevision) {
    return wantedRevision.equals(revision);
  }

  private static Claim claim(PersistentVolumeClaim claim) {
    if (claim == null) {
      return Claim.MISSING;
    }
    if (claim.getMetadata().getDeletionTimestamp() != null) {
      return Claim.VANISHING;
    }
    boolean bound = claim.getStatus() != null && "Bound".equals(claim.getStatus().getPhase());
    return bound ? Claim.BOUND : Claim.PENDING;
  }

  private static Optional<ContainerStatus> container(Pod pod) {
    return pod.getStatus() == null || pod.getStatus().getContainerStatuses() == null
        ? Optional.empty()
        : pod.getStatus().getContainerStatuses().stream().findFirst();
  }

  private static String annotation(Pod pod, String name) {
    return pod.getMetadata().getAnnotations() == null
        ? null
        : pod.getMetadata().getAnnotations().get(name);
  }

  private static State state(Pod pod, Optional<ContainerStatus> container) {
    if (pod.getMetadata().getDeletionTimestamp() != null) {
      return State.STOPPING;
    }
    if (container.isEmpty()) {
      return State.PENDING;
    }
    boolean ready =
        pod.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
    if (ready) {
      return State.READY;
    }
    ContainerStatus status = container.get();
    if (status.getState() != null && status.getState().getRunning() != null) {
      return State.STARTING;
    }
    return status.getLastState() != null && status.getLastState().getTerminated() != null
            || status.getState() != null && status.getState().getTerminated() != null
        ? State.FAILING
        : State.PENDING;
  }

  private static String lastWords(ContainerStatus status) {
    for (ContainerState state : Arrays.asList(status.getState(), status.getLastState())) {
      if (state != null && state.getTerminated() != null) {
        return state.getTerminated().getMessage();
      }
    }
    return null;
  }

  private static String trouble(Pod pod, Optional<ContainerStatus> container) {
    Optional<String> waiting =
        container
            .filter(c -> c.getState() != null && c.getState().getWaiting() != null)
            .map(c -> c.getState().getWaiting())
            .filter(w -> !List.of("ContainerCreating", "PodInitializing").contains(w.getReason()))
            .map(w -> w.getReason() + (w.getMessage() == null ? "" : ": " + w.getMessage()));
    if (waiting.isPresent()) {
      return waiting.get();
    }
    return pod.getStatus() == null || pod.getStatus().getConditions() == null
        ? null
        : pod.getStatus().getConditions().stream()
            .filter(c -> c.getType().equals("PodScheduled") && c.getStatus().equals("False"))
            .map(c -> "cannot be placed: " + c.getMessage())
            .findFirst()
            .orElse(null);
  }
}
