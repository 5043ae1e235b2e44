package dev.samsa.controlplane.cell.local;

import dev.samsa.controlplane.cell.Cell;
import dev.samsa.controlplane.cell.CellEvents;
import dev.samsa.controlplane.cell.CellNetwork;
import dev.samsa.controlplane.cell.CellReport;
import dev.samsa.controlplane.cell.ClusterSpec;
import dev.samsa.controlplane.cell.PortRange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Runs clusters as processes of this machine. Closing it leaves them running: the next local cell
 * on the same folder takes them over.
 */
public final class LocalCell implements Cell, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LocalCell.class);

  // Between the broker's ready file and the tenant seeing it; a look costs one open().
  private static final long READY_LOOK_MS = 40;

  /**
   * @param name unique name of the cell
   * @param folder one folder for each cluster
   * @param launches how nodes are started
   * @param network hosts of the listeners
   * @param ports that listeners may have
   */
  public record Setup(
      String name, Path folder, NodeLaunches launches, CellNetwork network, PortRange ports) {}

  private final Setup setup;
  private final Clock clock;
  private final CellEvents events;
  private final ConcurrentMap<String, LocalCluster> clusters = new ConcurrentHashMap<>();
  private final ScheduledExecutorService readyLooks;

  LocalCell(Setup setup, Clock clock, CellEvents events) {
    this.setup = setup;
    this.clock = clock;
    this.events = events;
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("local-cell-ready").factory());
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.readyLooks = executor;
  }

  /** One look at or change of a cluster. */
  @FunctionalInterface
  private interface Work {
    CellReport on(LocalCluster cluster) throws IOException;
  }

  @Override
  public String name() {
    return setup.name();
  }

  @Override
  public CellReport apply(ClusterSpec spec) {
    Path lib = setup.launches().brokerLib();
    if (!Files.isDirectory(lib)) {
      return new CellReport.Refused("the broker's jars are not in " + lib);
    }
    CellReport report = work(spec.clusterId(), spec.fence(), cluster -> cluster.apply(spec));
    lookUntilReady(spec.clusterId());
    return report;
  }

  @Override
  public CellReport stop(String clusterId, long fence) {
    return work(clusterId, fence, LocalCluster::stop);
  }

  @Override
  public CellReport remove(String clusterId, long fence) {
    CellReport report = work(clusterId, fence, LocalCluster::remove);
    if (report instanceof CellReport.Absent) {
      clusters.remove(clusterId);
    }
    return report;
  }

  @Override
  public CellNetwork network() {
    return setup.network();
  }

  @Override
  public IntStream ports() {
    return IntStream.rangeClosed(setup.ports().first(), setup.ports().last());
  }

  @Override
  public boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getByName(setup.network().bindHost()), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Asks every broker to end and returns their processes; the data is kept, and the next apply
   * starts them again.
   */
  public List<ProcessHandle> stopAll() {
    clusters.forEach((id, cluster) -> work(id, Long.MAX_VALUE, LocalCluster::stop));
    return clusters.values().stream().flatMap(cluster -> cluster.processes().stream()).toList();
  }

  /** Ends the watching; the brokers go on. */
  @Override
  public void close() {
    readyLooks.shutdownNow();
  }

  private CellReport work(String clusterId, long fence, Work work) {
    LocalCluster cluster = clusters.computeIfAbsent(clusterId, this::open);
    synchronized (cluster) {
      if (!cluster.admits(fence)) {
        return new CellReport.Refused("a newer lease works on " + clusterId);
      }
      try {
        return work.on(cluster);
      } catch (IOException e) {
        LOG.errorf(e, "the local cell cannot work on %s", clusterId);
        return new CellReport.Refused(e.getMessage());
      }
    }
  }

  private LocalCluster open(String clusterId) {
    return new LocalCluster(
        new ClusterFolder(setup.folder().resolve(clusterId)),
        setup.launches(),
        clock,
        () -> events.changed(clusterId));
  }

  private void lookUntilReady(String clusterId) {
    LocalCluster cluster = clusters.get(clusterId);
    if (cluster == null || readyLooks.isShutdown()) {
      return;
    }
    boolean begin;
    synchronized (cluster) {
      begin = cluster.beginLooking();
    }
    if (begin) {
      scheduleLook(clusterId, cluster);
    }
  }

  private void scheduleLook(String clusterId, LocalCluster cluster) {
    var _ =
        readyLooks.schedule(() -> look(clusterId, cluster), READY_LOOK_MS, TimeUnit.MILLISECONDS);
  }

  private void look(String clusterId, LocalCluster cluster) {
    boolean again;
    synchronized (cluster) {
      again = cluster.keepLooking();
    }
    if (again) {
      scheduleLook(clusterId, cluster);
    } else {
      events.changed(clusterId);
    }
  }
}
