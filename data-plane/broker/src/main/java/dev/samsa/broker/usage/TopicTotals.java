package dev.samsa.broker.usage;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * The numbers of one topic in the file of totals. Each is one aligned store, so that a process
 * killed at any moment leaves each of them whole.
 */
final class TopicTotals {
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

  /** The numbers kept of a topic. */
  enum Number {
    /** Total of ingress bytes. */
    INGRESS,
    /** Total of egress bytes. */
    EGRESS,
    /** Total of ingress bytes up to which windows are safely closed. */
    INGRESS_CLOSED,
    /** Total of egress bytes up to which windows are safely closed. */
    EGRESS_CLOSED,
    /** Total of ingress bytes up to the log positions that are kept beside it. */
    INGRESS_AT_POSITIONS,
    STORED_LEADER_LEVEL,
    STORED_LEADER_INTEGRAL,
    STORED_REPLICAS_LEVEL,
    STORED_REPLICAS_INTEGRAL,
    PARTITIONS_LEVEL,
    PARTITIONS_INTEGRAL,
    /** Of a partition: the leader epoch in which this broker leads it. */
    LEADER_EPOCH,
    /** Of a partition: first offset of the segment that is written to. */
    SEGMENT,
    /** Of a partition: bytes of that segment that are counted. */
    POSITION
  }

  private final TopicKey key;
  private final MemorySegment numbers;

  TopicTotals(TopicKey key, MemorySegment numbers) {
    this.key = key;
    this.numbers = numbers;
  }

  TopicKey key() {
    return key;
  }

  long get(Number number) {
    return (long) LONG.getAcquire(numbers, (long) number.ordinal() * Long.BYTES);
  }

  void set(Number number, long value) {
    LONG.setRelease(numbers, (long) number.ordinal() * Long.BYTES, value);
  }

  void add(Number number, long delta) {
    set(number, get(number) + delta);
  }
}
