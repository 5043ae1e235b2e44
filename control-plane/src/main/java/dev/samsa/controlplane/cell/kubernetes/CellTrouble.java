package dev.samsa.controlplane.cell.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Whether a cell can be reached, and what to say while it can't. */
final class CellTrouble {
  private static final int INVALID = 422;
  private static final String NEW = "it was not reached yet";

  private final String cell;
  private final String namespace;
  private final Clock clock;
  private String reason = NEW;
  private Instant since;

  CellTrouble(String cell, String namespace, Clock clock) {
    this.cell = cell;
    this.namespace = namespace;
    this.clock = clock;
    this.since = clock.instant();
  }

  /** The API server does not do what everything depends on. Returns whether it did until now. */
  synchronized boolean begins(KubernetesClientException failure) {
    boolean first = since == null || reason.equals(NEW);
    if (since == null) {
      since = clock.instant();
    }
    reason = describe(failure, namespace);
    return first;
  }

  /** It does. Returns whether it did not until now. */
  synchronized boolean ends() {
    boolean lasted = since != null;
    since = null;
    return lasted;
  }

  synchronized boolean lasts() {
    return since != null;
  }

  /** One sentence for tenant and operator. */
  synchronized String sentence() {
    return "Nothing can be seen of cell %s since %s: %s. Brokers there may go on serving."
        .formatted(cell, since == null ? "now" : since.truncatedTo(ChronoUnit.SECONDS), reason);
  }

  /** Why the API server refused one object; empty for failures that concern the whole cell. */
  static Optional<String> refusal(KubernetesClientException failure) {
    return switch (failure.getCode()) {
      case HttpURLConnection.HTTP_CONFLICT ->
          Optional.of("somebody else changed the resource at the same moment");
      case HttpURLConnection.HTTP_BAD_REQUEST, INVALID -> Optional.of(message(failure));
      default -> Optional.empty();
    };
  }

  /** What is wrong with the cell, in words. */
  static String describe(KubernetesClientException failure, String namespace) {
    return switch (failure.getCode()) {
      case HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN ->
          "its API server refuses the platform's credential: " + message(failure);
      case HttpURLConnection.HTTP_NOT_FOUND ->
          "namespace " + namespace + " or the definition of KafkaCluster is missing there";
      case -1, 0 -> "its API server does not answer";
      default -> "its API server answers " + failure.getCode() + ": " + message(failure);
    };
  }

  private static String message(KubernetesClientException failure) {
    return failure.getStatus() == null || failure.getStatus().getMessage() == null
        ? failure.getMessage()
        : failure.getStatus().getMessage();
  }
}
