package dev.samsa.controlplane.cell.local;

import dev.samsa.controlplane.cell.CellEvents;
import dev.samsa.controlplane.cell.CellNetwork;
import dev.samsa.controlplane.cell.CellStore;
import dev.samsa.controlplane.cell.CellTakenOver;
import dev.samsa.controlplane.cell.Cells;
import dev.samsa.controlplane.platform.PlatformConfig;
import dev.samsa.controlplane.trust.NodeSecrets;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Serves this machine's cell while this process holds its folder. A process that comes second
 * leaves the cell's clusters alone, and takes over when the first one is gone.
 */
@ApplicationScoped
public class LocalCellService {
  private static final Logger LOG = Logger.getLogger(LocalCellService.class);
  private static final int AFTER_AGENT_LISTENER = 300;
  private static final long MIB = 1024L * 1024L;

  private final LocalCellConfig config;
  private final PlatformConfig platform;
  private final NodeSecrets secrets;
  private final Cells cells;
  private final CellStore store;
  private final CellEvents events;
  private final Event<CellTakenOver> takenOver;
  private final Clock clock;
  private volatile CellFolder folder;
  private volatile LocalCell cell;

  public LocalCellService(
      LocalCellConfig config,
      PlatformConfig platform,
      NodeSecrets secrets,
      Cells cells,
      CellStore store,
      CellEvents events,
      Event<CellTakenOver> takenOver,
      Clock clock) {
    this.config = config;
    this.platform = platform;
    this.secrets = secrets;
    this.cells = cells;
    this.store = store;
    this.events = events;
    this.takenOver = takenOver;
    this.clock = clock;
  }

  /** The cell, while this process serves it. */
  public Optional<LocalCell> cell() {
    return Optional.ofNullable(cell);
  }

  void start(@Observes @Priority(AFTER_AGENT_LISTENER) StartupEvent event) throws IOException {
    if (config.enabled() && !take()) {
      LOG.infof(
          "another process runs the clusters in %s; this one leaves them alone", config.folder());
    }
  }

  @Scheduled(every = "10s", delayed = "10s")
  void tick() throws IOException {
    if (cell != null) {
      store.seen(cell.name());
    } else if (config.enabled()) {
      take();
    }
  }

  void stop(@Observes ShutdownEvent event) throws IOException {
    if (cell != null) {
      cell.close();
      sayGoodbye();
      folder.close();
    }
  }

  private void sayGoodbye() {
    try {
      store.left(cell.name());
    } catch (RuntimeException e) {
      // The database may have ended first; others find out by the silence.
      LOG.debugf(e, "%s ends in silence", cell.name());
    }
  }

  private boolean take() throws IOException {
    Optional<CellFolder> taken = CellFolder.take(config.folder().toAbsolutePath());
    if (taken.isEmpty()) {
      return false;
    }
    folder = taken.get();
    String name = folder.name();
    store.register(name, "local", config.capacityMib().orElseGet(LocalCellService::usualCapacity));
    cell = new LocalCell(setup(name), clock, events);
    cells.add(cell);
    takenOver.fire(new CellTakenOver(name));
    return true;
  }

  private LocalCell.Setup setup(String name) {
    Path java =
        config.java().orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java"));
    return new LocalCell.Setup(
        name,
        config.folder().toAbsolutePath(),
        new NodeLaunches(secrets, java, config.brokerLib().toAbsolutePath().normalize()),
        new CellNetwork(config.bindHost(), platform.host(), "127.0.0.1"),
        config.ports());
  }

  private static int usualCapacity() {
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean machine) {
      return (int) (machine.getTotalMemorySize() / MIB * 3 / 4);
    }
    throw new IllegalStateException("set samsa.local-cell.capacity-mib: the memory is not known");
  }
}
