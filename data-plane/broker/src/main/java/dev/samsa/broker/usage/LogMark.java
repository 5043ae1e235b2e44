package dev.samsa.broker.usage;

/**
 * How far the log of a partition is counted.
 *
 * @param topic the topic
 * @param partition number of the partition
 * @param epoch leader epoch in which this broker leads it
 * @param segment first offset of the segment that is written to
 * @param position bytes of that segment that are counted
 */
record LogMark(TopicKey topic, int partition, int epoch, long segment, long position) {

  /** Whether another mark is of the same partition in the same epoch. */
  boolean continues(LogMark before) {
    return epoch == before.epoch && segment >= before.segment;
  }
}
