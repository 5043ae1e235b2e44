package dev.samsa.controlplane.cluster;

import static dev.samsa.controlplane.cluster.ClusterState.ACCEPTED;
import static dev.samsa.controlplane.cluster.ClusterState.DEGRADED;
import static dev.samsa.controlplane.cluster.ClusterState.DELETED;
import static dev.samsa.controlplane.cluster.ClusterState.DRAINING;
import static dev.samsa.controlplane.cluster.ClusterState.FAILED;
import static dev.samsa.controlplane.cluster.ClusterState.PREPARING;
import static dev.samsa.controlplane.cluster.ClusterState.PROVISIONING;
import static dev.samsa.controlplane.cluster.ClusterState.PURGING;
import static dev.samsa.controlplane.cluster.ClusterState.READY;
import static dev.samsa.controlplane.cluster.ClusterState.RESTORING;
import static dev.samsa.controlplane.cluster.ClusterState.RETAINED;
import static dev.samsa.controlplane.cluster.ClusterState.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.cluster.ClusterState.Command;
import dev.samsa.controlplane.cluster.ClusterState.Phase;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClusterStateTest {
  /** Every step that there is, written down a second time. */
  private static final Set<String> STEPS =
      Set.of(
          step(ACCEPTED, PREPARING),
          step(ACCEPTED, FAILED),
          step(ACCEPTED, STOPPING),
          step(PREPARING, PROVISIONING),
          step(PREPARING, ACCEPTED),
          step(PREPARING, FAILED),
          step(PREPARING, STOPPING),
          step(PROVISIONING, READY),
          step(PROVISIONING, FAILED),
          step(PROVISIONING, STOPPING),
          step(READY, DEGRADED),
          step(READY, STOPPING),
          step(DEGRADED, READY),
          step(DEGRADED, STOPPING),
          step(FAILED, READY),
          step(FAILED, STOPPING),
          step(STOPPING, RETAINED),
          step(STOPPING, DRAINING),
          step(DRAINING, STOPPING),
          step(DRAINING, RESTORING),
          step(STOPPING, RESTORING),
          step(STOPPING, PURGING),
          step(RETAINED, RESTORING),
          step(RETAINED, PURGING),
          step(RESTORING, ACCEPTED),
          step(RESTORING, PREPARING),
          step(RESTORING, READY),
          step(RESTORING, FAILED),
          step(RESTORING, STOPPING),
          step(PURGING, DELETED));

  @Test
  void eachPairOfStatesIsAStepOrNotExactlyAsWrittenHere() {
    for (ClusterState from : ClusterState.values()) {
      for (ClusterState to : ClusterState.values()) {
        assertThat(from.successors().contains(to))
            .as(step(from, to))
            .isEqualTo(STEPS.contains(step(from, to)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyStateCanEndInDeleted(ClusterState state) {
    Set<ClusterState> reached = new HashSet<>(Set.of(state));
    while (reached.addAll(reached.stream().flatMap(s -> s.successors().stream()).toList())) {
      // until nothing new is found
    }
    assertThat(reached).contains(DELETED);
  }

  @ParameterizedTest
  @EnumSource
  void aTenantCanDeleteWhateverItSeesAndRestoreWhatItNoLongerSees(ClusterState state) {
    assertThat(state.accepts(Command.DELETE)).isEqualTo(state.phase() != Phase.GONE);
    assertThat(state.accepts(Command.UPDATE)).isEqualTo(state.phase() != Phase.GONE);
    assertThat(state.accepts(Command.RESTORE))
        .isEqualTo(Set.of(STOPPING, DRAINING, RETAINED).contains(state));
  }

  @ParameterizedTest
  @EnumSource
  void aStateWithADeadlineHasFailedToGoTo(ClusterState state) {
    state.deadline().ifPresent(limit -> assertThat(state.successors()).contains(FAILED));
  }

  @ParameterizedTest
  @EnumSource
  void onlyTimeInWhichAClusterServesIsBilled(ClusterState state) {
    assertThat(state.billed()).isEqualTo(state.phase() == Phase.PROVISIONED);
  }

  private static String step(ClusterState from, ClusterState to) {
    return from + " -> " + to;
  }
}
