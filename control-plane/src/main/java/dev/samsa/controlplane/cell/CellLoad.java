package dev.samsa.controlplane.cell;

/**
 * A cell as placement sees it.
 *
 * @param key key of its row
 * @param open whether it takes new clusters
 * @param alive whether the process that serves it gave a sign of life lately
 * @param capacityMiB memory that nodes may take in all
 * @param usedMiB memory that placed clusters take
 * @param clusters how many clusters are placed there
 */
public record CellLoad(
    long key,
    String name,
    boolean open,
    boolean alive,
    int capacityMiB,
    int usedMiB,
    int clusters) {

  int freeMiB() {
    return capacityMiB - usedMiB;
  }
}
