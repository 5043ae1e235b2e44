package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.access.BrokerProgress;
import dev.samsa.controlplane.cell.Cell;
import dev.samsa.controlplane.cell.CellNetwork;
import dev.samsa.controlplane.cell.CellReport;
import dev.samsa.controlplane.cell.ClusterSpec;
import dev.samsa.controlplane.cell.NodeReport;
import dev.samsa.controlplane.cell.NodeReport.Condition;
import dev.samsa.controlplane.usage.TestBroker;
import dev.samsa.controlplane.usage.UsageIntake;
import dev.samsa.description.cluster.NodeDescription;
import dev.samsa.description.usage.UsageBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * A cell without machines: nodes start at one look, serve at the next, and stop in the same way;
 * then they hand in what they metered. It writes down the fences of the calls, and whether two
 * calls for a cluster ever overlapped.
 */
final class FakeCell implements Cell {
  private final String name;
  private final BrokerProgress progress;
  private final UsageIntake intake;
  private final Set<String> unheard = ConcurrentHashMap.newKeySet();
  private final Map<String, Condition> clusters = new ConcurrentHashMap<>();
  private final Map<String, Integer> sizes = new ConcurrentHashMap<>();
  private final Map<String, Boolean> inCall = new ConcurrentHashMap<>();
  final Map<String, Queue<Long>> fences = new ConcurrentHashMap<>();
  final Queue<String> overlaps = new ConcurrentLinkedQueue<>();

  FakeCell(String name, BrokerProgress progress, UsageIntake intake) {
    this.name = name;
    this.progress = progress;
    this.intake = intake;
  }

  /** Nobody takes what the nodes of a cluster hand in when they stop the next time. */
  void takeNothingAtNextStop(String clusterId) {
    unheard.add(clusterId);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public CellReport apply(ClusterSpec spec) {
    return call(
        spec.clusterId(),
        spec.fence(),
        () -> {
          List<NodeDescription> nodes = spec.description().nodes();
          sizes.put(spec.clusterId(), nodes.size());
          Condition now =
              clusters.merge(
                  spec.clusterId(),
                  Condition.STARTING,
                  (before, start) -> before == Condition.STARTING ? Condition.READY : before);
          if (now == Condition.STOPPED) {
            clusters.put(spec.clusterId(), Condition.STARTING);
          }
          nodes.forEach(node -> progress.heard(spec.clusterId(), node.id(), Long.MAX_VALUE));
          return report(spec.clusterId());
        });
  }

  @Override
  public CellReport stop(String clusterId, long fence) {
    return call(
        clusterId,
        fence,
        () -> {
          Condition now =
              clusters.computeIfPresent(
                  clusterId,
                  (id, before) ->
                      before == Condition.STOPPING ? Condition.STOPPED : Condition.STOPPING);
          if (now == Condition.STOPPED && !unheard.remove(clusterId)) {
            handIn(clusterId);
          }
          return report(clusterId);
        });
  }

  private void handIn(String clusterId) {
    Instant now = Instant.now();
    for (int node = 0; node < sizes.getOrDefault(clusterId, 0); node++) {
      UsageBatch last =
          new TestBroker(clusterId, node).window(now.minusSeconds(1), now, 0, 0, true);
      var _ = intake.take(clusterId, TestBroker.json(last)).orElseThrow();
    }
  }

  @Override
  public CellReport remove(String clusterId, long fence) {
    return call(
        clusterId,
        fence,
        () -> {
          clusters.remove(clusterId);
          return new CellReport.Absent();
        });
  }

  /** What the nodes of a cluster do; null if there are none. */
  Condition condition(String clusterId) {
    return clusters.get(clusterId);
  }

  @Override
  public CellNetwork network() {
    return new CellNetwork("127.0.0.1", "localhost", "127.0.0.1");
  }

  @Override
  public IntStream ports() {
    return IntStream.rangeClosed(1_000, 1_999);
  }

  /** Every tenth port is somebody else's. */
  @Override
  public boolean isFree(int port) {
    return port % 10 != 0;
  }

  private interface Call {
    CellReport make();
  }

  private CellReport call(String clusterId, long fence, Call call) {
    if (inCall.put(clusterId, true) != null) {
      overlaps.add(clusterId);
    }
    fences.computeIfAbsent(clusterId, id -> new ConcurrentLinkedQueue<>()).add(fence);
    try {
      return call.make();
    } finally {
      inCall.remove(clusterId);
    }
  }

  private CellReport report(String clusterId) {
    Condition condition = clusters.get(clusterId);
    List<NodeReport> nodes = new ArrayList<>();
    if (condition != null) {
      for (int node = 0; node < sizes.getOrDefault(clusterId, 0); node++) {
        nodes.add(new NodeReport(node, condition, 0, "", null));
      }
    }
    return new CellReport.Present(nodes);
  }
}
