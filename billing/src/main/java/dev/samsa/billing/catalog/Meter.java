package dev.samsa.billing.catalog;

/**
 * Something that is measured and that a price may refer to.
 *
 * @param name as in usage, such as {@code ingress_bytes}
 * @param kind how it adds up over time
 * @param dimension what is counted
 */
public record Meter(String name, Kind kind, Dimension dimension) {

  /** How a meter adds up over time. */
  public enum Kind {
    /** A total that only grows; hours are summed. */
    COUNTER,
    /** An amount held over time; hours are integrated. */
    LEVEL
  }

  /** What is counted. */
  public enum Dimension {
    /** Whole bytes, sold in units such as GB. */
    BYTES,
    /** Anything counted in ones: partitions, tasks, schemas, requests. */
    COUNT
  }
}
