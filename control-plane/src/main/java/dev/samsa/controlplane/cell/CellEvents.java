package dev.samsa.controlplane.cell;

/** Told by cells that a cluster is worth looking at, for a node came up or died. */
@FunctionalInterface
public interface CellEvents {
  void changed(String clusterId);
}
