package dev.samsa.description.usage;

/**
 * Closed batches that a broker holds on disk because they are not acknowledged yet.
 *
 * @param batches how many
 * @param bytes their size on disk
 * @param oldestWindowEnd end of the oldest one's window, milliseconds since 1970 UTC; 0 if none
 */
public record SpoolState(int batches, long bytes, long oldestWindowEnd) {
  /** Nothing is waiting. */
  public static final SpoolState EMPTY = new SpoolState(0, 0, 0);
}
