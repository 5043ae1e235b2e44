package dev.samsa.description.usage;

/**
 * The control plane's answer to a batch.
 *
 * @param outcome what became of it
 * @param reason a sentence, for anything but ACCEPTED
 * @param closeNow asks the broker to close its window at once, as somebody waits for a complete
 *     bill
 */
public record UsageAck(Outcome outcome, String reason, boolean closeNow) {
  /** What became of a batch. After each of them the broker may forget it. */
  public enum Outcome {
    /** Counted. */
    ACCEPTED,
    /** Counted before; nothing changed. */
    DUPLICATE,
    /** Kept aside with the reason, not billed. */
    QUARANTINED
  }
}
