package dev.samsa.controlplane.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.cell.CellReport;
import dev.samsa.controlplane.cell.NodeReport;
import dev.samsa.controlplane.cell.NodeReport.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClusterPlanTest {
  private static final Instant ENTERED = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration GRACE = Duration.ofDays(3);

  @Test
  void aNewClusterIsReadyOnceAllNodesServeAndHoldTheNewestKeys() {
    assertThat(plan(ClusterState.PROVISIONING, true, 5).afterApply(nodes(Condition.READY)))
        .isEqualTo(new Decision.Move(ClusterState.READY, "all nodes serve"));
    assertThat(plan(ClusterState.PROVISIONING, false, 5).afterApply(nodes(Condition.READY)))
        .isInstanceOf(Decision.LookAgain.class);
    assertThat(
            plan(ClusterState.PROVISIONING, true, 5)
                .afterApply(nodes(Condition.READY, Condition.STARTING)))
        .isInstanceOf(Decision.LookAgain.class);
  }

  @Test
  void theDeadlineCountsFromEntryIntoTheState() {
    long deadline = ClusterState.PROVISIONING.deadline().orElseThrow().toSeconds();
    assertThat(
            plan(ClusterState.PROVISIONING, true, deadline - 1)
                .afterApply(nodes(Condition.STARTING)))
        .isInstanceOf(Decision.LookAgain.class);
    assertThat(
            plan(ClusterState.PROVISIONING, true, deadline).afterApply(nodes(Condition.STARTING)))
        .isEqualTo(new Decision.Move(ClusterState.FAILED, "node 0 is starting"));
  }

  @Test
  void aFailedClusterHealsWhenItsNodesComeUpAfterAll() {
    assertThat(plan(ClusterState.FAILED, true, 999_999).afterApply(nodes(Condition.READY)))
        .isEqualTo(new Decision.Move(ClusterState.READY, "all nodes serve"));
  }

  @Test
  void aReadyClusterDegradesWhenANodeDies() {
    assertThat(
            plan(ClusterState.READY, true, 5)
                .afterApply(nodes(Condition.READY, Condition.WAITING_TO_RESTART)))
        .isEqualTo(new Decision.Move(ClusterState.DEGRADED, "node 1 is waiting to restart"));
  }

  @Test
  void aCellThatCannotLookSaysNothingAboutAReadyCluster() {
    assertThat(plan(ClusterState.READY, true, 5).afterApply(new CellReport.Refused("busy")))
        .isInstanceOf(Decision.LookAgain.class);
  }

  @Test
  void aClusterWhoseCellCannotBeReachedKeepsItsStateHoweverLongThatTakes() {
    CellReport away = new CellReport.Unreachable("nobody answers");
    for (ClusterState state :
        List.of(
            ClusterState.PROVISIONING,
            ClusterState.READY,
            ClusterState.DEGRADED,
            ClusterState.FAILED,
            ClusterState.RESTORING)) {
      assertThat(plan(state, true, 999_999).afterApply(away))
          .as(state.name())
          .isInstanceOf(Decision.LookAgain.class);
    }
    assertThat(plan(ClusterState.STOPPING, true, 999_999).afterStop(away, true))
        .isInstanceOf(Decision.LookAgain.class);
    assertThat(plan(ClusterState.PURGING, true, 999_999).afterRemove(away))
        .isInstanceOf(Decision.LookAgain.class);
  }

  @Test
  void aDeletedClusterIsKeptOnceItsNodesHaveStopped() {
    assertThat(plan(ClusterState.STOPPING, true, 1).afterStop(nodes(Condition.STOPPING), true))
        .isInstanceOf(Decision.LookAgain.class);
    assertThat(plan(ClusterState.STOPPING, true, 1).afterStop(nodes(Condition.STOPPED), false))
        .isEqualTo(new Decision.Move(ClusterState.RETAINED, "all nodes have stopped"));
  }

  @Test
  void nodesThatStoppedWithUsageRunOnceMoreUntilTheyServeOrTenMinutesAreOver() {
    assertThat(plan(ClusterState.STOPPING, true, 1).afterStop(nodes(Condition.STOPPED), true))
        .isEqualTo(new Decision.Move(ClusterState.DRAINING, "its nodes still hold usage"));
    assertThat(plan(ClusterState.DRAINING, true, 599).afterApply(nodes(Condition.STARTING)))
        .isInstanceOf(Decision.LookAgain.class);
    assertThat(plan(ClusterState.DRAINING, true, 1).afterApply(nodes(Condition.READY)))
        .isEqualTo(new Decision.Move(ClusterState.STOPPING, "all nodes serve"));
    assertThat(plan(ClusterState.DRAINING, true, 600).afterApply(nodes(Condition.STARTING)))
        .isEqualTo(new Decision.Move(ClusterState.STOPPING, "its nodes do not come up"));
  }

  @Test
  void aClusterThatNeverHadNodesIsNotKept() {
    assertThat(plan(ClusterState.STOPPING, true, 1).afterStop(nodes(), true))
        .isEqualTo(new Decision.Move(ClusterState.PURGING, "it had no data"));
  }

  @Test
  void theRecycleListKeepsAClusterForTheWholeGracePeriod() {
    assertThat(plan(ClusterState.RETAINED, true, GRACE.toSeconds() - 1).whileRetained(true))
        .isEqualTo(new Decision.LookAgain(ENTERED.plus(GRACE)));
    assertThat(plan(ClusterState.RETAINED, true, GRACE.toSeconds()).whileRetained(true))
        .isEqualTo(new Decision.Move(ClusterState.PURGING, "the grace period is over"));
  }

  @Test
  void storageThatStillHoldsUsageIsKeptBeyondTheGracePeriodForAsLongAsABillMayWait() {
    assertThat(plan(ClusterState.RETAINED, true, GRACE.toSeconds()).whileRetained(false))
        .isInstanceOf(Decision.LookAgain.class);
    assertThat(
            plan(ClusterState.RETAINED, true, GRACE.plusHours(2).toSeconds()).whileRetained(false))
        .isEqualTo(
            new Decision.Move(
                ClusterState.PURGING,
                "the grace period is over; some usage never came and goes too"));
  }

  @Test
  void aNodeThatWaitsToRestartIsLookedAtWhenItIsDue() {
    Instant due = ENTERED.plusMillis(5_300);
    CellReport report =
        new CellReport.Present(
            List.of(new NodeReport(0, Condition.WAITING_TO_RESTART, 2, "", due)));
    assertThat(plan(ClusterState.DEGRADED, true, 5).afterApply(report))
        .isEqualTo(new Decision.LookAgain(due));
  }

  private static CellReport nodes(Condition... conditions) {
    return new CellReport.Present(
        java.util.stream.IntStream.range(0, conditions.length)
            .mapToObj(i -> new NodeReport(i, conditions[i], 0, "", null))
            .toList());
  }

  private static ClusterPlan plan(ClusterState state, boolean accessApplied, long seconds) {
    ClusterRow row =
        new ClusterRow(
            1,
            "lkc-x",
            new UUID(1, 2),
            1,
            "env-x",
            "orders",
            Tier.BASIC,
            "SINGLE_ZONE",
            false,
            "AWS",
            "us-east-2",
            50,
            null,
            null,
            false,
            "kafka",
            "local",
            state,
            ENTERED,
            "",
            "",
            null,
            List.of(),
            1,
            1,
            1,
            ENTERED,
            ENTERED,
            null);
    return new ClusterPlan(row, accessApplied, ENTERED.plusSeconds(seconds), GRACE);
  }
}
