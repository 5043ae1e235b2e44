package dev.samsa.controlplane.cell;

import java.time.Instant;

/**
 * What a cell sees of one node.
 *
 * @param condition what it is doing
 * @param restarts how often it was started again after it had died, since the cell took it over
 * @param detail a few words for the operator; empty if all is well
 * @param lookAgain when something is due by itself, such as the next start; null if nothing is
 */
public record NodeReport(
    int node, Condition condition, int restarts, String detail, Instant lookAgain) {

  /** What a node can be doing. */
  public enum Condition {
    /** Its process runs, but does not serve yet. */
    STARTING,
    /** It serves. */
    READY,
    /** It died; the next start waits. */
    WAITING_TO_RESTART,
    /** It was told to stop. */
    STOPPING,
    /** No process. */
    STOPPED
  }
}
