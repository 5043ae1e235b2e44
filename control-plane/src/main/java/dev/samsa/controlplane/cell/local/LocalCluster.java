package dev.samsa.controlplane.cell.local;

import dev.samsa.controlplane.cell.CellReport;
import dev.samsa.controlplane.cell.ClusterSpec;
import dev.samsa.controlplane.cell.NodeReport;
import dev.samsa.description.cluster.NodeDescription;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The nodes of one cluster on this machine. Not safe for several threads. */
final class LocalCluster {
  /** How often running nodes' certificates are looked at; they are renewed months ahead. */
  private static final Duration LAUNCH_LIFE = Duration.ofHours(12);

  private final ClusterFolder folder;
  private final NodeLaunches launches;
  private final Clock clock;
  private final Runnable onChange;
  private final Map<Integer, NodeRunner> runners = new TreeMap<>();
  private final Map<Integer, NodeRunner.Launch> prepared = new HashMap<>();

  private ClusterSpec preparedFor;
  private Instant preparedAt = Instant.MIN;
  private long fence;
  private boolean looking;

  LocalCluster(ClusterFolder folder, NodeLaunches launches, Clock clock, Runnable onChange) {
    this.folder = folder;
    this.launches = launches;
    this.clock = clock;
    this.onChange = onChange;
  }

  /** Whether a call under that fence may still do something; remembers the highest. */
  boolean admits(long callFence) {
    if (callFence < fence) {
      return false;
    }
    fence = callFence;
    return true;
  }

  CellReport apply(ClusterSpec spec) throws IOException {
    findRunners();
    for (NodeDescription node : spec.description().nodes()) {
      runner(node.id()).look();
    }
    for (NodeDescription node : spec.description().nodes()) {
      NodeRunner runner = runner(node.id());
      if (!runner.alive() && !runner.mustPause()) {
        prepared.remove(node.id());
        runner.start(launch(spec, node));
      }
    }
    restartOneOutdated(spec);
    return report(true);
  }

  CellReport stop() throws IOException {
    findRunners();
    for (NodeRunner runner : runners.values()) {
      runner.look();
      runner.stop();
    }
    return report(false);
  }

  CellReport remove() throws IOException {
    CellReport report = stop();
    if (runners.values().stream().anyMatch(NodeRunner::alive)) {
      return report;
    }
    folder.delete();
    return new CellReport.Absent();
  }

  List<ProcessHandle> processes() {
    return runners.values().stream().flatMap(runner -> runner.process().stream()).toList();
  }

  /** Whether somebody has to watch for nodes to become ready, and nobody does yet. */
  boolean beginLooking() {
    boolean begin = !looking && starting();
    looking |= begin;
    return begin;
  }

  /** Whether there is still a node that does not serve yet. */
  boolean keepLooking() {
    looking = starting();
    return looking;
  }

  private boolean starting() {
    return runners.values().stream()
        .anyMatch(runner -> runner.alive() && !runner.stopping() && !runner.ready());
  }

  /** A node that runs with an older description or certificate, if all others serve. */
  private void restartOneOutdated(ClusterSpec spec) throws IOException {
    for (NodeRunner runner : runners.values()) {
      if (!runner.ready()) {
        return;
      }
    }
    for (NodeDescription node : spec.description().nodes()) {
      NodeRunner runner = runner(node.id());
      if (!runner.runs(launch(spec, node))) {
        runner.stop();
        return;
      }
    }
  }

  private NodeRunner.Launch launch(ClusterSpec spec, NodeDescription node) throws IOException {
    boolean stale =
        preparedFor == null
            || !preparedFor.description().equals(spec.description())
            || clock.instant().isAfter(preparedAt.plus(LAUNCH_LIFE));
    if (stale) {
      prepared.clear();
      preparedFor = spec;
      preparedAt = clock.instant();
    }
    NodeRunner.Launch launch = prepared.get(node.id());
    if (launch == null) {
      launch = launches.prepare(folder, spec, node);
      prepared.put(node.id(), launch);
    }
    return launch;
  }

  private void findRunners() throws IOException {
    for (int id : folder.nodes()) {
      runner(id);
    }
  }

  private NodeRunner runner(int id) {
    return runners.computeIfAbsent(
        id, key -> new NodeRunner(key, folder.node(key), clock, onChange));
  }

  private CellReport report(boolean wanted) {
    List<NodeReport> nodes = new ArrayList<>();
    for (NodeRunner runner : runners.values()) {
      nodes.add(runner.report(wanted));
    }
    return new CellReport.Present(nodes);
  }
}
