package dev.samsa.operator.kafka;

import dev.samsa.description.cluster.SecretFiles;
import dev.samsa.operator.api.ClusterNames;
import dev.samsa.operator.api.NodeSecretKeys;
import dev.samsa.operator.observe.NodeView;
import dev.samsa.operator.observe.Observed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;

/**
 * A short-lived connection to a cluster's internal listener with the certificate of its own nodes:
 * the operator has no identity that would open two clusters.
 */
final class KafkaConnection implements AutoCloseable {
  private static final int CALL_MS = 10_000;
  private static final int REQUEST_MS = 5_000;

  private final Admin admin;

  private KafkaConnection(Admin admin) {
    this.admin = admin;
  }

  /** Connects to the brokers that serve. */
  static KafkaConnection open(Observed observed, List<NodeView> serving) {
    ClusterNames names = ClusterNames.of(observed.cluster());
    String bootstrap =
        serving.stream()
            .map(node -> names.nodeHost(node.id()) + ":" + ClusterNames.INTERNAL_PORT)
            .collect(Collectors.joining(","));
    Map<String, String> files = observed.secret();
    return new KafkaConnection(
        Admin.create(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "client.id",
                "samsa-operator",
                "security.protocol",
                "SSL",
                "ssl.keystore.type",
                "PEM",
                "ssl.keystore.certificate.chain",
                files.get(NodeSecretKeys.of(0, SecretFiles.NODE_CERT)),
                "ssl.keystore.key",
                files.get(NodeSecretKeys.of(0, SecretFiles.NODE_KEY)),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.certificates",
                files.get(NodeSecretKeys.of(0, SecretFiles.INTERNAL_TRUST)),
                "default.api.timeout.ms",
                CALL_MS,
                "request.timeout.ms",
                REQUEST_MS)));
  }

  Admin admin() {
    return admin;
  }

  /**
   * Waits for an answer.
   *
   * @throws KafkaSilentException if there is none
   */
  static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get(2L * CALL_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaSilentException("interrupted", e);
    } catch (ExecutionException e) {
      throw new KafkaSilentException(String.valueOf(e.getCause().getMessage()), e);
    } catch (TimeoutException e) {
      throw new KafkaSilentException("no answer in time", e);
    }
  }

  @Override
  public void close() {
    admin.close(java.time.Duration.ZERO);
  }
}
