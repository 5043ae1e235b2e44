package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.cell.CellReport;
import dev.samsa.controlplane.cell.NodeReport;
import dev.samsa.controlplane.cell.NodeReport.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What follows from what a cell reports, by the state that the cluster is in.
 *
 * @param row the cluster as it was leased
 * @param accessApplied whether every broker holds the newest access snapshot
 * @param now the time of the look
 * @param gracePeriod how long deleted clusters are kept
 */
record ClusterPlan(ClusterRow row, boolean accessApplied, Instant now, Duration gracePeriod) {
  /** Running clusters wake the worker when something happens; this look is for what was missed. */
  private static final Duration CALM = Duration.ofSeconds(15);

  private static final Duration BUSY = Duration.ofSeconds(1);
  private static final Duration UNDRAINED = Duration.ofHours(2);
  private static final Duration DRAINING = Duration.ofMinutes(10);

  /** Decides on a report of {@code apply}. */
  Decision afterApply(CellReport report) {
    if (report instanceof CellReport.Unreachable) {
      // The cluster keeps its state, however long that takes: its nodes may serve all the while.
      return new Decision.LookAgain(now.plus(CALM));
    }
    boolean serves =
        report instanceof CellReport.Present present
            && !present.nodes().isEmpty()
            && present.all(Condition.READY);
    return switch (row.state()) {
      case PROVISIONING, RESTORING ->
          serves && accessApplied
              ? new Decision.Move(ClusterState.READY, "all nodes serve")
              : waitFor(report);
      case DEGRADED, FAILED ->
          serves
              ? new Decision.Move(ClusterState.READY, "all nodes serve")
              : new Decision.LookAgain(soon(report));
      case READY -> afterLookAtReady(report, serves);
      case DRAINING -> whileDraining(serves);
      case ACCEPTED, PREPARING, STOPPING, RETAINED, PURGING, DELETED ->
          throw new IllegalStateException("nothing is applied in state " + row.state());
    };
  }

  /**
   * Decides on a report of {@code stop}.
   *
   * @param drain whether nodes that have stopped are to run once more for the usage they hold
   */
  Decision afterStop(CellReport report, boolean drain) {
    return switch (report) {
      case CellReport.Absent absent -> new Decision.Move(ClusterState.PURGING, "it had no data");
      case CellReport.Present present when present.nodes().isEmpty() ->
          new Decision.Move(ClusterState.PURGING, "it had no data");
      case CellReport.Present present when present.all(Condition.STOPPED) && drain ->
          new Decision.Move(ClusterState.DRAINING, "its nodes still hold usage");
      case CellReport.Present present when present.all(Condition.STOPPED) ->
          new Decision.Move(ClusterState.RETAINED, "all nodes have stopped");
      case CellReport.Present present -> new Decision.LookAgain(now.plus(BUSY));
      case CellReport.Refused refused -> new Decision.LookAgain(now.plus(BUSY));
      case CellReport.Unreachable away -> new Decision.LookAgain(now.plus(CALM));
    };
  }

  /** Decides on a report of {@code remove}. */
  Decision afterRemove(CellReport report) {
    return report instanceof CellReport.Absent
        ? new Decision.Move(ClusterState.DELETED, "its storage is removed")
        : new Decision.LookAgain(now.plus(BUSY));
  }

  /**
   * Decides in the recycle list. Storage that still holds usage is kept beyond the grace period,
   * for as long as a bill may wait for it.
   *
   * @param drained whether all of the cluster's usage was taken in
   */
  Decision whileRetained(boolean drained) {
    Instant end = row.stateEnteredAt().plus(gracePeriod);
    if (now.isBefore(end)) {
      return new Decision.LookAgain(end);
    }
    if (drained) {
      return new Decision.Move(ClusterState.PURGING, "the grace period is over");
    }
    return now.isBefore(end.plus(UNDRAINED))
        ? new Decision.LookAgain(now.plus(BUSY))
        : new Decision.Move(
            ClusterState.PURGING, "the grace period is over; some usage never came and goes too");
  }

  /** Waits for something that may take as long as the state's deadline, then gives up. */
  Decision waitUntilDeadline(String why) {
    Duration deadline = row.state().deadline().orElseThrow();
    return now.isBefore(row.stateEnteredAt().plus(deadline))
        ? new Decision.LookAgain(now.plus(BUSY))
        : new Decision.Move(ClusterState.FAILED, why);
  }

  /** Nodes that serve hand in what they hold, the last of it when they stop. */
  private Decision whileDraining(boolean serves) {
    boolean late = !now.isBefore(row.stateEnteredAt().plus(DRAINING));
    return serves || late
        ? new Decision.Move(
            ClusterState.STOPPING, serves ? "all nodes serve" : "its nodes do not come up")
        : new Decision.LookAgain(now.plus(BUSY));
  }

  private Decision afterLookAtReady(CellReport report, boolean serves) {
    return switch (report) {
      // The cell could not look; that says nothing about the nodes.
      case CellReport.Refused _, CellReport.Unreachable _ -> new Decision.LookAgain(now.plus(CALM));
      case CellReport.Present present when serves -> new Decision.LookAgain(now.plus(CALM));
      case CellReport.Present present ->
          new Decision.Move(ClusterState.DEGRADED, describe(present));
      case CellReport.Absent absent ->
          new Decision.Move(ClusterState.DEGRADED, "its nodes are gone");
    };
  }

  private Decision waitFor(CellReport report) {
    Decision decision = waitUntilDeadline(reason(report));
    return decision instanceof Decision.LookAgain ? new Decision.LookAgain(soon(report)) : decision;
  }

  private Instant soon(CellReport report) {
    Instant usual = now.plus(BUSY);
    if (report instanceof CellReport.Present present) {
      return present.nodes().stream()
          .map(NodeReport::lookAgain)
          .filter(Objects::nonNull)
          .filter(at -> at.isAfter(now))
          .reduce(usual, (a, b) -> a.isBefore(b) ? a : b);
    }
    return usual;
  }

  private static String reason(CellReport report) {
    return switch (report) {
      case CellReport.Present present -> describe(present);
      case CellReport.Refused refused -> refused.reason();
      case CellReport.Unreachable away -> away.reason();
      case CellReport.Absent absent -> "its nodes are gone";
    };
  }

  private static String describe(CellReport.Present present) {
    String others =
        present.nodes().stream()
            .filter(node -> node.condition() != Condition.READY)
            .map(ClusterPlan::describe)
            .collect(Collectors.joining(", "));
    return others.isEmpty() ? "its brokers do not hold the newest keys" : others;
  }

  private static String describe(NodeReport node) {
    String words = node.condition().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return "node "
        + node.node()
        + " is "
        + words
        + (node.detail().isEmpty() ? "" : ": " + node.detail());
  }
}
