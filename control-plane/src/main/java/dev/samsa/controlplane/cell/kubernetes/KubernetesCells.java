package dev.samsa.controlplane.cell.kubernetes;

import dev.samsa.controlplane.cell.CellEvents;
import dev.samsa.controlplane.cell.CellStore;
import dev.samsa.controlplane.cell.Cells;
import dev.samsa.controlplane.trust.NodeSecrets;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Serves all cells on Kubernetes: those of the configuration from the start, those that the
 * operator account registered once they are seen in the database. Every process of a platform
 * serves all of them; leases keep two from working on one cluster.
 */
@ApplicationScoped
public class KubernetesCells {
  private static final Logger LOG = Logger.getLogger(KubernetesCells.class);
  private static final int AFTER_AGENT_LISTENER = 310;

  private final KubernetesCellConfig config;
  private final KubernetesCellStore store;
  private final CellStore cellStore;
  private final Cells cells;
  private final NodeSecretFiles secretFiles;
  private final CellEvents events;
  private final Clock clock;
  private final ConcurrentMap<String, KubernetesCell> served = new ConcurrentHashMap<>();
  private final Set<String> inCheck = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public KubernetesCells(
      KubernetesCellConfig config,
      KubernetesCellStore store,
      CellStore cellStore,
      Cells cells,
      NodeSecrets secrets,
      CellEvents events,
      Clock clock) {
    this.config = config;
    this.store = store;
    this.cellStore = cellStore;
    this.cells = cells;
    this.secretFiles = new NodeSecretFiles(secrets);
    this.events = events;
    this.clock = clock;
  }

  /** What became of a registration. */
  sealed interface Registration {
    /** It is served from now on. */
    record Done() implements Registration {}

    /** A cell has that name. */
    record NameTaken() implements Registration {}

    /**
     * It cannot be used.
     *
     * @param reason what is wrong, in words
     */
    record Unusable(String reason) implements Registration {}
  }

  void start(@Observes @Priority(AFTER_AGENT_LISTENER) StartupEvent event) throws IOException {
    for (Map.Entry<String, KubernetesCellConfig.CellConfig> cell : config.cells().entrySet()) {
      CellSettings settings = settings(cell.getKey(), cell.getValue());
      if (!store.put(settings)) {
        throw new IllegalStateException(
            "samsa.kubernetes.cells: a cell of another kind is called " + settings.name());
      }
      serve(settings);
    }
    tick();
  }

  @Scheduled(every = "10s", delayed = "10s")
  void tick() {
    for (String name : store.names()) {
      if (!served.containsKey(name)) {
        store.find(name).ifPresent(this::serve);
      }
    }
    served.values().forEach(this::check);
  }

  void stop(@Observes ShutdownEvent event) {
    threads.shutdownNow();
    served.values().forEach(KubernetesCell::close);
  }

  /** Takes a new cell in, if its API server answers. */
  Registration register(CellSettings settings) {
    try (CellConnection trial = connect(settings)) {
      trial.check();
    } catch (KubernetesClientException e) {
      return new Registration.Unusable(CellTrouble.describe(e, settings.namespace()));
    }
    if (!store.create(settings)) {
      return new Registration.NameTaken();
    }
    check(serve(settings));
    return new Registration.Done();
  }

  /** How many of these regions there are. */
  int countRegions(List<String> regions) {
    return store.countRegions(regions);
  }

  private KubernetesCell serve(CellSettings settings) {
    return served.computeIfAbsent(
        settings.name(),
        name -> {
          KubernetesCell cell =
              new KubernetesCell(
                  new ClusterResources(settings, config.kafkaVersion(), config.brokerCpuMillis()),
                  secretFiles,
                  connect(settings),
                  clock);
          cells.add(cell);
          return cell;
        });
  }

  private CellConnection connect(CellSettings settings) {
    return new CellConnection(
        Kubeconfig.read(settings.kubeconfig()), settings.namespace(), events::changed);
  }

  /** On a thread of its own: a cell that is away must not hold up the others. */
  private void check(KubernetesCell cell) {
    if (!inCheck.add(cell.name())) {
      return;
    }
    threads.execute(() -> {
      try {
        if (cell.check()) {
          cellStore.seen(cell.name());
        }
      } catch (RuntimeException e) {
        // The boundary of one look: the next one is due in seconds.
        LOG.warnf("the look at cell %s failed: %s", cell.name(), e.getMessage());
      } finally {
        inCheck.remove(cell.name());
      }
    });
  }

  private static CellSettings settings(String name, KubernetesCellConfig.CellConfig cell)
      throws IOException {
    Optional<String> kubeconfig = Optional.empty();
    if (cell.kubeconfig().isPresent()) {
      kubeconfig = Optional.of(Files.readString(cell.kubeconfig().get()));
    }
    return new CellSettings(
        name,
        kubeconfig,
        cell.namespace(),
        cell.clientHost(),
        cell.capacityMib(),
        cell.nodePorts(),
        cell.storageClass(),
        cell.volumeMib(),
        cell.regions().orElse(List.of()));
  }
}
