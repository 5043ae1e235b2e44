package dev.samsa.controlplane.cell;

import java.util.stream.IntStream;

/**
 * One place where clusters run. All calls are level-triggered and return at once with what is seen
 * so far: whoever wants to know more calls again, or waits to be woken by {@link CellEvents}. Calls
 * with an older fence than one before for the same cluster are refused, so that a worker that was
 * paused cannot undo what its successor did.
 */
public interface Cell {
  /** Unique name; the cell's row in the database has it too. */
  String name();

  /** Works towards all nodes of the cluster running as specified. */
  CellReport apply(ClusterSpec spec);

  /** Works towards no node running; the data is kept. */
  CellReport stop(String clusterId, long fence);

  /** Works towards nothing of the cluster being left, its data included. */
  CellReport remove(String clusterId, long fence);

  /** Hosts under which its listeners are bound and dialled. */
  CellNetwork network();

  /** Ports that its listeners may have, in the order in which they are to be given out. */
  IntStream ports();

  /** Whether no process on the cell's machine holds the port now. */
  boolean isFree(int port);
}
