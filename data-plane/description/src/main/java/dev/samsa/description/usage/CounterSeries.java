package dev.samsa.description.usage;

import dev.samsa.description.InvalidDescriptionException;

/**
 * One counter of one topic. Totals run on over restarts, so that a start must equal the end before
 * it; a difference is a gap to be written down.
 *
 * @param meter a meter of kind counter
 * @param topic the topic's name
 * @param topicId Kafka's id of the topic, so that a topic deleted and made again within a window is
 *     two series
 * @param totalAtStart total when the window began
 * @param totalAtEnd total when it ended
 */
public record CounterSeries(
    UsageMeter meter, String topic, String topicId, long totalAtStart, long totalAtEnd) {
  public CounterSeries {
    if (meter == null || meter.kind() != UsageMeter.Kind.COUNTER) {
      throw new InvalidDescriptionException(meter + " is not a counter");
    }
    if (topic == null || topicId == null) {
      throw new InvalidDescriptionException(meter + " names no topic");
    }
    if (totalAtStart < 0 || totalAtEnd < totalAtStart) {
      throw new InvalidDescriptionException(
          meter + " of topic " + topic + " goes down from " + totalAtStart + " to " + totalAtEnd);
    }
  }

  /** What the window added. */
  public long delta() {
    return totalAtEnd - totalAtStart;
  }
}
