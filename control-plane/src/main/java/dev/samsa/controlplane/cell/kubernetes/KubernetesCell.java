package dev.samsa.controlplane.cell.kubernetes;

import dev.samsa.controlplane.cell.Cell;
import dev.samsa.controlplane.cell.CellNetwork;
import dev.samsa.controlplane.cell.CellReport;
import dev.samsa.controlplane.cell.ClusterSpec;
import dev.samsa.description.cluster.ClusterDescription;
import dev.samsa.description.cluster.NodeDescription;
import dev.samsa.operator.api.KafkaCluster;
import dev.samsa.operator.api.KafkaClusterSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * A Kubernetes cluster as a cell. Several processes may serve it at once: what one writes carries
 * the fence of its lease and is refused if the resource changed since it was read.
 */
final class KubernetesCell implements Cell, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(KubernetesCell.class);

  /** How often the certificates of a calm cluster are looked at; they are renewed months ahead. */
  private static final Duration SECRETS_LIFE = Duration.ofHours(12);

  private static final String ANY_ADDRESS = "0.0.0.0";

  private final CellSettings settings;
  private final ClusterResources resources;
  private final NodeSecretFiles secretFiles;
  private final CellConnection connection;
  private final CellTrouble trouble;
  private final Clock clock;
  private final ConcurrentMap<String, SecretsLook> looks = new ConcurrentHashMap<>();

  /** For which description the Secret was last found complete, and when. */
  private record SecretsLook(ClusterDescription description, Instant at) {}

  KubernetesCell(
      ClusterResources resources,
      NodeSecretFiles secretFiles,
      CellConnection connection,
      Clock clock) {
    this.settings = resources.settings();
    this.resources = resources;
    this.secretFiles = secretFiles;
    this.connection = connection;
    this.trouble = new CellTrouble(settings.name(), settings.namespace(), clock);
    this.clock = clock;
  }

  @Override
  public String name() {
    return settings.name();
  }

  /**
   * Looks whether the API server answers, and watches anew once it does again.
   *
   * @return whether it answers
   */
  boolean check() {
    try {
      connection.check();
    } catch (KubernetesClientException e) {
      if (trouble.begins(e)) {
        LOG.warn(trouble.sentence());
      }
      return false;
    }
    if (trouble.ends()) {
      LOG.infof("cell %s is reached", settings.name());
      connection.watch();
    }
    return true;
  }

  @Override
  public CellReport apply(ClusterSpec spec) {
    return reach(() -> {
      KafkaCluster seen = connection.find(spec.clusterId()).orElse(null);
      KafkaClusterSpec wanted = resources.running(spec, seen == null ? null : seen.getSpec());
      if (overtaken(seen, spec.fence())) {
        return overtaken(spec.clusterId());
      }
      keepSecrets(spec, seen);
      if (seen == null) {
        write(wanted, null, spec.fence());
        return ResourceReports.justWritten(wanted.brokers());
      }
      if (!seen.getSpec().equals(wanted)) {
        write(wanted, seen, spec.fence());
      }
      return ResourceReports.running(seen);
    });
  }

  @Override
  public CellReport stop(String clusterId, long fence) {
    return reach(() -> {
      Optional<KafkaCluster> found = connection.read(clusterId);
      if (found.isEmpty()) {
        return new CellReport.Absent();
      }
      KafkaCluster seen = found.get();
      if (overtaken(seen, fence)) {
        return overtaken(clusterId);
      }
      KafkaClusterSpec wanted = ClusterResources.hibernated(seen.getSpec());
      if (!seen.getSpec().equals(wanted)) {
        write(wanted, seen, fence);
        return ResourceReports.leaving(seen);
      }
      return ResourceReports.hibernated(seen);
    });
  }

  @Override
  public CellReport remove(String clusterId, long fence) {
    return reach(() -> {
      looks.remove(clusterId);
      Optional<KafkaCluster> found = connection.read(clusterId);
      return found.isEmpty() ? clear(clusterId) : remove(found.get(), fence);
    });
  }

  @Override
  public CellNetwork network() {
    return new CellNetwork(ANY_ADDRESS, settings.clientHost(), "");
  }

  @Override
  public IntStream ports() {
    return IntStream.rangeClosed(settings.nodePorts().first(), settings.nodePorts().last());
  }

  /**
   * {@inheritDoc}
   *
   * @throws KubernetesClientException if the API server is away: the caller tries again later
   */
  @Override
  public boolean isFree(int port) {
    return connection.isFree(port);
  }

  @Override
  public void close() {
    connection.close();
  }

  private CellReport remove(KafkaCluster seen, long fence) {
    if (overtaken(seen, fence)) {
      return overtaken(seen.getMetadata().getName());
    }
    KafkaClusterSpec wanted = ClusterResources.disposable(seen.getSpec());
    if (!seen.getSpec().equals(wanted)) {
      write(wanted, seen, fence);
    }
    if (seen.getMetadata().getDeletionTimestamp() == null) {
      connection.delete(seen);
    }
    return ResourceReports.leaving(seen);
  }

  /** Removes what may be left beside a resource that is gone. */
  private CellReport clear(String clusterId) {
    connection.deleteSecret(ClusterResources.secretName(clusterId));
    if (!connection.claims(clusterId).isEmpty()) {
      connection.deleteClaims(clusterId);
      return new CellReport.Present(List.of());
    }
    return new CellReport.Absent();
  }

  /** Anything that is not well may be for want of a file, so that only calm clusters are spared. */
  private void keepSecrets(ClusterSpec spec, KafkaCluster seen) {
    SecretsLook look = looks.get(spec.clusterId());
    boolean calm = seen != null && ResourceReports.calm(seen);
    if (calm
        && look != null
        && look.description().equals(spec.description())
        && clock.instant().isBefore(look.at().plus(SECRETS_LIFE))) {
      return;
    }
    List<NodeDescription> nodes = resources.addressed(spec.description());
    Map<String, String> existing =
        connection
            .secret(ClusterResources.secretName(spec.clusterId()))
            .map(Secret::getData)
            .orElse(Map.of());
    Map<String, String> wanted = secretFiles.data(spec, nodes, existing);
    if (!wanted.equals(existing)) {
      connection.apply(NodeSecretFiles.secret(spec.clusterId(), settings.namespace(), wanted));
    }
    looks.put(spec.clusterId(), new SecretsLook(spec.description(), clock.instant()));
  }

  private void write(KafkaClusterSpec wanted, KafkaCluster seen, long fence) {
    KafkaCluster resource = resources.resource(wanted);
    Fence.put(resource, fence);
    if (seen != null) {
      resource.getMetadata().setResourceVersion(seen.getMetadata().getResourceVersion());
    }
    connection.apply(resource);
  }

  private static boolean overtaken(KafkaCluster seen, long fence) {
    return seen != null && Fence.of(seen) > fence;
  }

  private static CellReport overtaken(String clusterId) {
    return new CellReport.Refused("a newer lease works on " + clusterId);
  }

  private CellReport reach(Supplier<CellReport> work) {
    if (trouble.lasts()) {
      return new CellReport.Unreachable(trouble.sentence());
    }
    try {
      return work.get();
    } catch (KubernetesClientException e) {
      Optional<String> refusal = CellTrouble.refusal(e);
      if (refusal.isPresent()) {
        return new CellReport.Refused(refusal.get());
      }
      if (trouble.begins(e)) {
        LOG.warn(trouble.sentence());
      }
      return new CellReport.Unreachable(trouble.sentence());
    }
  }
}
