package dev.samsa.controlplane.cell;

import java.util.Comparator;
import java.util.List;

/** Where a new cluster goes. */
public sealed interface Placement {
  /** It goes there. */
  record Placed(CellLoad cell) implements Placement {}

  /** It has to wait. */
  record NoRoom(String reason) implements Placement {}

  /**
   * Chooses among the cells behind a region. Clusters spread: the cell with the largest share of
   * free memory is taken, the one with fewer clusters among equals, then the older one.
   *
   * @param cells every cell behind the region
   * @param neededMiB memory that the cluster takes
   */
  static Placement choose(List<CellLoad> cells, int neededMiB) {
    List<CellLoad> usable = cells.stream().filter(c -> c.open() && c.alive()).toList();
    if (usable.isEmpty()) {
      return new NoRoom("no open cell stands behind the region");
    }
    return usable.stream()
        .filter(c -> c.freeMiB() >= neededMiB)
        .min(
            Comparator.comparingDouble(Placement::usedShare)
                .thenComparingInt(CellLoad::clusters)
                .thenComparingLong(CellLoad::key))
        .<Placement>map(Placed::new)
        .orElseGet(
            () -> new NoRoom("no cell behind the region has " + neededMiB + " MiB of memory left"));
  }

  private static double usedShare(CellLoad cell) {
    return (double) cell.usedMiB() / cell.capacityMiB();
  }
}
