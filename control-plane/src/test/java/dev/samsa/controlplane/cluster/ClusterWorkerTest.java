package dev.samsa.controlplane.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.access.BrokerProgress;
import dev.samsa.controlplane.cell.CellStore;
import dev.samsa.controlplane.cell.Cells;
import dev.samsa.controlplane.cell.NodeReport.Condition;
import dev.samsa.controlplane.cluster.ClusterSteps.Outcome;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.usage.UsageDrain;
import dev.samsa.controlplane.usage.UsageIntake;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Workers on a real database; the cell is a fake of our own port. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class ClusterWorkerTest {
  @Inject Database database;
  @Inject ClusterStore store;
  @Inject ClusterLeases leases;
  @Inject ClusterNodes nodes;
  @Inject ClusterDescriptions descriptions;
  @Inject CellStore cellStore;
  @Inject BrokerProgress progress;
  @Inject UsageDrain drain;
  @Inject UsageIntake intake;
  @Inject ClusterConfig config;
  @Inject Clock clock;

  private FakeCell cell;
  private Cells cells;
  private ClusterSteps steps;
  private ClusterDriver driver;

  @BeforeEach
  void oneCell() {
    // Earlier tests' cells take nothing more, so that clusters go to this one.
    database.update("UPDATE cell SET state = 'CORDONED'");
    cell = new FakeCell("fake-" + UUID.randomUUID(), progress, intake);
    cells = new Cells();
    cells.add(cell);
    steps = new ClusterSteps(store, nodes, descriptions, cellStore, cells, drain, config, clock);
    driver = new ClusterDriver(database, store, leases, steps, cells);
    cellStore.register(cell.name(), "local", 1_000_000);
    driver.keepAlive(cell.name());
  }

  @Test
  void twoWorkersShareTheClustersAndEachIsWorkedByOneAtATime() {
    List<String> clusters =
        IntStream.range(0, 20).mapToObj(i -> driver.create(i % 4 == 0).id()).toList();
    try (ClusterWorker one = worker("one");
        ClusterWorker other = worker("other")) {
      one.start();
      other.start();
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> clusters.stream().allMatch(id -> driver.state(id) == ClusterState.READY));
    }
    assertThat(cell.overlaps).isEmpty();
    for (String id : clusters) {
      assertThat(List.copyOf(cell.fences.get(id))).as(id).isSorted();
    }
    List<Integer> ports =
        database.list(
            """
            SELECT unnest(ARRAY[client_port, internal_port, quorum_port]) FROM kafka_node n
            JOIN cell c ON c.id = n.cell_id WHERE c.name = ?
            """,
            row -> row.getInt(1),
            cell.name());
    assertThat(ports).doesNotHaveDuplicates().hasSize((5 * 3 + 15) * 3);
    assertThat(ports).noneMatch(port -> port % 10 == 0);
  }

  @ParameterizedTest
  @EnumSource(
      value = ClusterState.class,
      names = {"ACCEPTED", "PREPARING", "PROVISIONING", "READY"})
  void aClusterWhoseWorkerDiesIsFinishedByTheNext(ClusterState at) {
    String id = driver.create(false).id();
    ClusterRow abandoned = driver.leaseIn(id, at);
    driver.expireLease(id);
    leases.release(driver.claim(id), clock.instant());
    ClusterRow finished = driver.drive(id, ClusterState.READY);
    assertThat(finished.state()).isEqualTo(ClusterState.READY);
    assertThat(store.transition(abandoned, ClusterState.STOPPING, "late")).isEmpty();
    assertThat(driver.history(id))
        .containsExactly("ACCEPTED", "PREPARING", "PROVISIONING", "READY");
  }

  @ParameterizedTest
  @EnumSource(
      value = ClusterState.class,
      names = {"STOPPING", "RETAINED", "PURGING"})
  void aDeletionWhoseWorkerDiesIsFinishedByTheNext(ClusterState at) {
    String id = driver.create(false).id();
    delete(driver.drive(id, ClusterState.READY));
    if (at == ClusterState.PURGING) {
      driver.drive(id, ClusterState.RETAINED);
      endGracePeriod(id);
    }
    driver.leaseIn(id, at);
    driver.expireLease(id);
    driver.drive(id, ClusterState.RETAINED, ClusterState.PURGING, ClusterState.DELETED);
    endGracePeriod(id);
    driver.drive(id, ClusterState.DELETED);
    assertThat(cell.condition(id)).isNull();
    assertThat(nodes.list(store.find(id).orElseThrow().key()))
        .allMatch(node -> node.clientPort() == 0);
  }

  @ParameterizedTest
  @EnumSource(
      value = ClusterState.class,
      names = {"ACCEPTED", "PREPARING", "PROVISIONING"})
  void aClusterDeletedWhileItIsCreatedLeavesNothing(ClusterState at) {
    String id = driver.create(false).id();
    ClusterRow leased = driver.leaseIn(id, at);
    delete(leased);
    assertThat(steps.step(leased)).isNotInstanceOf(Outcome.Moved.class);
    leases.release(leased, clock.instant());
    driver.drive(id, ClusterState.RETAINED, ClusterState.DELETED);
    assertThat(cell.condition(id)).isNotEqualTo(Condition.READY).isNotEqualTo(Condition.STARTING);
  }

  @Test
  void aWakeUpThatComesDuringAStepIsNotLost() {
    String id = driver.create(false).id();
    driver.drive(id, ClusterState.READY);
    ClusterRow leased = driver.claim(id);
    leases.wake(id);
    leases.release(leased, clock.instant().plusSeconds(3_600));
    assertThat(driver.claim(id)).isNotNull();
  }

  @Test
  void aClusterThatFindsNoRoomWaitsAndIsPlacedOnceThereIsSome() {
    database.update("UPDATE cell SET capacity_mib = 1 WHERE name = ?", cell.name());
    String id = driver.create(false).id();
    ClusterRow leased = driver.claim(id);
    assertThat(steps.step(leased)).isInstanceOf(Outcome.Waiting.class);
    leases.release(leased, clock.instant());
    database.update("UPDATE cell SET capacity_mib = 100000 WHERE name = ?", cell.name());
    assertThat(driver.drive(id, ClusterState.READY).cell()).isEqualTo(cell.name());
  }

  @Test
  void clustersOfACellServedElsewhereAreLeftAlone() {
    String id = driver.create(false).id();
    driver.drive(id, ClusterState.READY);
    leases.wake(id);
    List<String> claimed = new ArrayList<>();
    Optional<ClusterRow> next = leases.claim("stranger", Set.of("some-other-cell"));
    while (next.isPresent()) {
      claimed.add(next.get().id());
      next = leases.claim("stranger", Set.of("some-other-cell"));
    }
    assertThat(claimed).doesNotContain(id);
  }

  @Test
  void aDeletedClusterCanBeHadBackWithItsPorts() {
    String id = driver.create(false).id();
    ClusterRow ready = driver.drive(id, ClusterState.READY);
    List<NodeRow> before = nodes.list(ready.key());
    delete(ready);
    ClusterRow retained = driver.drive(id, ClusterState.RETAINED);
    assertThat(retained.deletedAt()).isNotNull();
    assertThat(store.transition(retained, ClusterState.RESTORING, "back")).isPresent();
    ClusterRow again = driver.drive(id, ClusterState.READY);
    assertThat(again.deletedAt()).isNull();
    assertThat(nodes.list(again.key()).getFirst().clientPort())
        .isEqualTo(before.getFirst().clientPort());
  }

  @Test
  void aDeletedClusterWhoseNodesStoppedWithUsageRunsOnceMoreBeforeItIsKept() {
    String id = driver.create(false).id();
    ClusterRow ready = driver.drive(id, ClusterState.READY);
    cell.takeNothingAtNextStop(id);
    delete(ready);
    Instant deleted = store.find(id).orElseThrow().deletedAt();

    ClusterRow retained = driver.drive(id, ClusterState.RETAINED);

    assertThat(driver.history(id))
        .endsWith("READY", "STOPPING", "DRAINING", "STOPPING", "RETAINED");
    assertThat(retained.deletedAt()).isEqualTo(deleted);
  }

  @ParameterizedTest
  @EnumSource(
      value = ClusterState.class,
      names = {"ACCEPTED", "PREPARING"})
  void aClusterDeletedBeforeItHadNodesCanBeHadBackToo(ClusterState at) {
    String id = driver.create(false).id();
    delete(driver.drive(id, at));
    ClusterRow deleted = store.find(id).orElseThrow();
    assertThat(store.transition(deleted, ClusterState.RESTORING, "back")).isPresent();
    assertThat(driver.drive(id, ClusterState.READY).deletedAt()).isNull();
  }

  private ClusterWorker worker(String name) {
    return new ClusterWorker(name + UUID.randomUUID(), leases, steps, cells::names, clock);
  }

  private void delete(ClusterRow seen) {
    ClusterRow now = store.find(seen.id()).orElseThrow();
    assertThat(store.transition(now, ClusterState.STOPPING, "deleted")).isPresent();
  }

  private void endGracePeriod(String id) {
    database.update(
        """
        UPDATE kafka_cluster SET state_entered_at = state_entered_at - interval '1 year'
        WHERE public_id = ? AND state = 'RETAINED'
        """,
        id);
  }
}
