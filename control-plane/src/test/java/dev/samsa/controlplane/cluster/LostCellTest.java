package dev.samsa.controlplane.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.access.BrokerProgress;
import dev.samsa.controlplane.cell.CellStore;
import dev.samsa.controlplane.cell.Cells;
import dev.samsa.controlplane.cluster.ClusterSteps.Outcome;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.usage.UsageDrain;
import dev.samsa.controlplane.usage.UsageIntake;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two control planes on one database, a cell each, and one of them ends. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class LostCellTest {
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

  private ClusterDriver first;
  private ClusterDriver second;
  private String firstCell;
  private String secondCell;

  @BeforeEach
  void twoCells() {
    database.update("UPDATE cell SET state = 'CORDONED'");
    firstCell = "first-" + UUID.randomUUID();
    secondCell = "second-" + UUID.randomUUID();
    first = controlPlane(firstCell);
    second = controlPlane(secondCell);
  }

  @Test
  void nothingIsPlacedInACellThatWasLeftInGoodOrder() {
    cellStore.left(secondCell);

    for (int i = 0; i < 3; i++) {
      assertThat(first.drive(first.create(false).id(), ClusterState.READY).cell())
          .isEqualTo(firstCell);
    }
  }

  @Test
  void whatWasPlacedInACellBeforeItWasLostIsPlacedAnew() {
    String id = placedInTheSecondCell();
    cellStore.left(secondCell);

    ClusterRow finished = first.drive(id, ClusterState.READY);

    assertThat(finished.cell()).isEqualTo(firstCell);
    assertThat(first.history(id))
        .containsExactly("ACCEPTED", "PREPARING", "ACCEPTED", "PREPARING", "PROVISIONING", "READY");
  }

  @Test
  void whatWasBegunInALostCellFailsAtItsDeadlineAndHealsWhenTheCellIsBack() {
    String id = placedInTheSecondCell();
    second.drive(id, ClusterState.PROVISIONING);
    cellStore.left(secondCell);
    ClusterRow leased = first.claim(id);
    assertThat(first.step(leased)).isInstanceOf(Outcome.Waiting.class);
    leases.release(leased, clock.instant());
    database.update(
        "UPDATE kafka_cluster SET state_entered_at = now() - interval '1 hour' WHERE public_id = ?",
        id);

    assertThat(first.drive(id, ClusterState.FAILED).stateReason()).isEqualTo("its cell is gone");

    second.keepAlive(secondCell);
    assertThat(second.drive(id, ClusterState.READY).cell()).isEqualTo(secondCell);
  }

  @Test
  void aCellThatIsServedElsewhereKeepsWhatItHas() {
    String id = placedInTheSecondCell();

    assertThat(first.tryClaim(id)).isEmpty();
    assertThat(second.tryClaim(id)).isPresent();
  }

  @Test
  void whoPlacesAClusterInACellThatIsServedElsewhereGoesNoFurther() {
    database.update("UPDATE cell SET state = 'CORDONED' WHERE name = ?", firstCell);
    String id = first.create(false).id();
    ClusterRow leased = first.claim(id);

    ClusterRow placed = ((Outcome.Moved) first.step(leased)).row();

    assertThat(placed.cell()).isEqualTo(secondCell);
    assertThat(first.step(placed)).isInstanceOf(Outcome.Elsewhere.class);
    leases.release(placed, clock.instant());
    second.drive(id, ClusterState.READY);
    assertThat(first.history(id)).containsExactly("ACCEPTED", "PREPARING", "PROVISIONING", "READY");
  }

  private String placedInTheSecondCell() {
    database.update("UPDATE cell SET state = 'CORDONED' WHERE name = ?", firstCell);
    String id = first.create(false).id();
    assertThat(first.drive(id, ClusterState.PREPARING).cell()).isEqualTo(secondCell);
    database.update("UPDATE cell SET state = 'OPEN' WHERE name = ?", firstCell);
    return id;
  }

  private ClusterDriver controlPlane(String cellName) {
    Cells cells = new Cells();
    cells.add(new FakeCell(cellName, progress, intake));
    ClusterDriver driver =
        new ClusterDriver(
            database,
            store,
            leases,
            new ClusterSteps(store, nodes, descriptions, cellStore, cells, drain, config, clock),
            cells);
    cellStore.register(cellName, "local", 1_000_000);
    driver.keepAlive(cellName);
    return driver;
  }
}
