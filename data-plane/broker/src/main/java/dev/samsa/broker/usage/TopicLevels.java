package dev.samsa.broker.usage;

/**
 * What a broker holds of one topic at a moment.
 *
 * @param storedAsLeader bytes in the logs that it leads
 * @param storedInAll bytes in all its logs of the topic
 * @param partitionsLed partitions that it leads
 */
public record TopicLevels(long storedAsLeader, long storedInAll, long partitionsLed) {
  /** Nothing of the topic is here. */
  public static final TopicLevels NONE = new TopicLevels(0, 0, 0);
}
