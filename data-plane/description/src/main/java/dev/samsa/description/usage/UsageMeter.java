package dev.samsa.description.usage;

/** What brokers count. Internal topics are never in it. */
public enum UsageMeter {
  /** Bytes of record batches as the leader appended them, compressed as sent. */
  INGRESS_BYTES(Kind.COUNTER),
  /** Bytes of record batches answered to fetches that are not a follower's. */
  EGRESS_BYTES(Kind.COUNTER),
  /** Bytes in the logs of partitions that this broker leads. */
  STORED_BYTES_LEADER(Kind.LEVEL),
  /** Bytes in the logs of all replicas on this broker. */
  STORED_BYTES_REPLICAS(Kind.LEVEL),
  /** Partitions that this broker leads. */
  PARTITIONS(Kind.LEVEL);

  /** How a meter adds up over time. */
  public enum Kind {
    /** A total that only grows. */
    COUNTER,
    /** An amount held over time, billed by its integral. */
    LEVEL
  }

  private final Kind kind;

  UsageMeter(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
