package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.cell.Cell;
import dev.samsa.controlplane.cell.CellReport;
import dev.samsa.controlplane.cell.CellStore;
import dev.samsa.controlplane.cell.Cells;
import dev.samsa.controlplane.cell.ClusterSpec;
import dev.samsa.controlplane.cell.NodeReport;
import dev.samsa.controlplane.cell.Placement;
import dev.samsa.controlplane.usage.UsageDrain;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Does the next thing for a leased cluster: asks its cell, then moves it as {@link ClusterPlan}
 * decides. No transaction is open while the cell works.
 */
@ApplicationScoped
public class ClusterSteps {
  private final ClusterStore store;
  private final ClusterNodes nodes;
  private final ClusterDescriptions descriptions;
  private final CellStore cellStore;
  private final Cells cells;
  private final UsageDrain drain;
  private final ClusterConfig config;
  private final Clock clock;

  public ClusterSteps(
      ClusterStore store,
      ClusterNodes nodes,
      ClusterDescriptions descriptions,
      CellStore cellStore,
      Cells cells,
      UsageDrain drain,
      ClusterConfig config,
      Clock clock) {
    this.store = store;
    this.nodes = nodes;
    this.descriptions = descriptions;
    this.cellStore = cellStore;
    this.cells = cells;
    this.drain = drain;
    this.config = config;
    this.clock = clock;
  }

  /** What became of a step. */
  sealed interface Outcome {
    /** It is in another state; there may be more to do at once. */
    record Moved(ClusterRow row) implements Outcome {}

    /** Nothing to do before that time. */
    record Waiting(Instant until) implements Outcome {}

    /** It is in a cell that another control plane serves, whose workers go on from here. */
    record Elsewhere() implements Outcome {}

    /** Somebody else changed the cluster meanwhile; what was seen no longer counts. */
    record Overtaken() implements Outcome {}
  }

  /** Does one step; returns without having blocked for long. */
  Outcome step(ClusterRow row) {
    if (row.cell() == null) {
      return stepUnplaced(row);
    }
    return cells
        .find(row.cell())
        .map(cell -> stepInCell(row, cell))
        .orElseGet(
            () -> cellStore.isAlive(row.cell()) ? new Outcome.Elsewhere() : stepInLostCell(row));
  }

  /**
   * Nobody serves its cell. What was not begun there is placed anew; what was begun may come up
   * there once the cell is back, but nobody is left to wait for it beyond the deadline.
   */
  private Outcome stepInLostCell(ClusterRow row) {
    return switch (row.state()) {
      case PREPARING -> outcome(store.displace(row, "its cell is gone"));
      case PROVISIONING, RESTORING ->
          carryOut(row, plan(row, true).waitUntilDeadline("its cell is gone"));
      case ACCEPTED, READY, DEGRADED, FAILED, STOPPING, DRAINING, RETAINED, PURGING, DELETED ->
          new Outcome.Waiting(clock.instant().plus(ClusterLeases.LEASE));
    };
  }

  private Outcome stepUnplaced(ClusterRow row) {
    return switch (row.state()) {
      case ACCEPTED -> place(row);
      case STOPPING, RETAINED ->
          carryOut(row, new Decision.Move(ClusterState.PURGING, "it was never placed"));
      case PURGING -> outcome(nodes.end(row, "it was never placed"));
      case RESTORING ->
          carryOut(row, new Decision.Move(ClusterState.ACCEPTED, "it was never placed"));
      case PREPARING, PROVISIONING, READY, DEGRADED, FAILED, DRAINING, DELETED ->
          new Outcome.Waiting(clock.instant().plus(ClusterLeases.LEASE));
    };
  }

  private Outcome stepInCell(ClusterRow row, Cell cell) {
    return switch (row.state()) {
      case PREPARING -> prepare(row, cell);
      case PROVISIONING, READY, DEGRADED, FAILED, RESTORING, DRAINING -> apply(row, cell);
      case STOPPING -> stop(row, cell);
      case RETAINED -> carryOut(row, plan(row, true).whileRetained(drain.isDrained(row.id())));
      case PURGING ->
          carryOut(row, plan(row, true).afterRemove(cell.remove(row.id(), row.fence())));
      // The step that ended it was the last one; there is nothing to look at again.
      case DELETED -> new Outcome.Waiting(clock.instant().plus(ClusterLeases.LEASE));
      case ACCEPTED ->
          throw new IllegalStateException(row.id() + " has a cell in state " + row.state());
    };
  }

  /** Finds a cell; the cell's room and the cluster's step are one transaction. */
  private Outcome place(ClusterRow row) {
    return QuarkusTransaction.joiningExisting().call(() -> placeWithinTransaction(row));
  }

  private Outcome placeWithinTransaction(ClusterRow row) {
    Placement placement =
        Placement.choose(
            cellStore.lockBehind(row.cloud(), row.region()), row.sizing().clusterMiB());
    return switch (placement) {
      case Placement.Placed placed -> {
        store.place(row, placed.cell().key());
        yield outcome(
            store.transition(
                row, ClusterState.PREPARING, "placed in cell " + placed.cell().name()));
      }
      case Placement.NoRoom noRoom ->
          carryOut(row, plan(row, true).waitUntilDeadline(noRoom.reason()));
    };
  }

  private Outcome prepare(ClusterRow row, Cell cell) {
    Optional<ClusterRow> moved = nodes.prepare(row, cell);
    return moved.isPresent()
        ? outcome(moved)
        : carryOut(row, plan(row, true).waitUntilDeadline("its cell has too few free ports"));
  }

  private Outcome apply(ClusterRow row, Cell cell) {
    List<NodeRow> known = nodes.list(row.key());
    if (known.isEmpty() && row.state() == ClusterState.RESTORING) {
      return carryOut(row, new Decision.Move(ClusterState.PREPARING, "it never had nodes"));
    }
    if (known.isEmpty()) {
      return new Outcome.Waiting(clock.instant().plus(ClusterLeases.LEASE));
    }
    CellReport report =
        cell.apply(
            new ClusterSpec(
                descriptions.describe(row, known, cell.network()),
                row.region(),
                row.sizing().nodeMiB(),
                row.fence()));
    store.notice(row, report instanceof CellReport.Unreachable away ? away.reason() : "");
    if (report instanceof CellReport.Present present) {
      present
          .nodes()
          .forEach(node -> nodes.recordRestarts(row.key(), node.node(), node.restarts()));
    }
    if (row.resizing() && serves(report)) {
      return outcome(store.resized(row));
    }
    boolean accessApplied =
        known.stream().allMatch(node -> node.appliedAccessNumber() >= row.accessNumber());
    return carryOut(row, plan(row, accessApplied).afterApply(report));
  }

  /**
   * Usage that its nodes could not hand in when they stopped, as nobody took it, is fetched once.
   */
  private Outcome stop(ClusterRow row, Cell cell) {
    CellReport report = cell.stop(row.id(), row.fence());
    boolean stopped =
        report instanceof CellReport.Present present && present.all(NodeReport.Condition.STOPPED);
    boolean pending = stopped && !store.wasDraining(row) && !drain.isDrained(row.id());
    return carryOut(row, plan(row, true).afterStop(report, pending));
  }

  /**
   * A cell that still has nodes to restart with the newest description has one that is not ready.
   */
  private static boolean serves(CellReport report) {
    return report instanceof CellReport.Present present
        && !present.nodes().isEmpty()
        && present.all(NodeReport.Condition.READY);
  }

  private Outcome carryOut(ClusterRow row, Decision decision) {
    return switch (decision) {
      case Decision.LookAgain look -> new Outcome.Waiting(look.at());
      case Decision.Move move when move.to() == ClusterState.DELETED ->
          outcome(nodes.end(row, move.reason()));
      case Decision.Move move -> outcome(store.transition(row, move.to(), move.reason()));
    };
  }

  private static Outcome outcome(Optional<ClusterRow> moved) {
    return moved.<Outcome>map(Outcome.Moved::new).orElseGet(Outcome.Overtaken::new);
  }

  private ClusterPlan plan(ClusterRow row, boolean accessApplied) {
    return new ClusterPlan(row, accessApplied, clock.instant(), config.gracePeriod());
  }
}
