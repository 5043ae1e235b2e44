package dev.samsa.controlplane.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementTest {
  @Test
  void theCellWithTheLargestShareOfFreeMemoryIsTaken() {
    CellLoad half = cell(1, 1_000, 500, 1);
    CellLoad quarter = cell(2, 8_000, 2_000, 9);
    assertThat(Placement.choose(List.of(half, quarter), 100))
        .isEqualTo(new Placement.Placed(quarter));
  }

  @Test
  void equalCellsFillInTurn() {
    CellLoad older = cell(1, 1_000, 0, 1);
    CellLoad newer = cell(2, 1_000, 0, 0);
    assertThat(Placement.choose(List.of(older, newer), 100)).isEqualTo(new Placement.Placed(newer));
  }

  @Test
  void aCellThatHasNotEnoughLeftIsPassedOver() {
    CellLoad small = cell(1, 300, 0, 0);
    CellLoad large = cell(2, 10_000, 9_000, 30);
    assertThat(Placement.choose(List.of(small, large), 900)).isEqualTo(new Placement.Placed(large));
  }

  @Test
  void cordonedAndSilentCellsTakeNothing() {
    CellLoad cordoned = new CellLoad(1, "a", false, true, 9_000, 0, 0);
    CellLoad silent = new CellLoad(2, "b", true, false, 9_000, 0, 0);
    assertThat(Placement.choose(List.of(cordoned, silent), 100))
        .isEqualTo(new Placement.NoRoom("no open cell stands behind the region"));
  }

  @Test
  void aFullCellMakesTheClusterWait() {
    assertThat(Placement.choose(List.of(cell(1, 1_000, 950, 3)), 100))
        .isEqualTo(new Placement.NoRoom("no cell behind the region has 100 MiB of memory left"));
  }

  private static CellLoad cell(long key, int capacity, int used, int clusters) {
    return new CellLoad(key, "cell-" + key, true, true, capacity, used, clusters);
  }
}
