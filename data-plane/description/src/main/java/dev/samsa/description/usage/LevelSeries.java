package dev.samsa.description.usage;

import dev.samsa.description.InvalidDescriptionException;

/**
 * One level of one topic, integrated over the window.
 *
 * @param meter a meter of kind level
 * @param topic the topic's name
 * @param topicId Kafka's id of the topic
 * @param integral level times milliseconds over the window; 10^14 bytes over a minute still fit
 * @param levelAtEnd the level when the window ended, carried on over a gap
 */
public record LevelSeries(
    UsageMeter meter, String topic, String topicId, long integral, long levelAtEnd) {
  public LevelSeries {
    if (meter == null || meter.kind() != UsageMeter.Kind.LEVEL) {
      throw new InvalidDescriptionException(meter + " is not a level");
    }
    if (topic == null || topicId == null) {
      throw new InvalidDescriptionException(meter + " names no topic");
    }
    if (integral < 0 || levelAtEnd < 0) {
      throw new InvalidDescriptionException(meter + " of topic " + topic + " is negative");
    }
  }
}
