package dev.samsa.demo;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds what subscribers read against what was published. */
final class ReadingCheck {
  private ReadingCheck() {}

  /**
   * Every group read every newsletter, each record of it once and nothing else.
   *
   * @param sent what was published, by topic
   * @param read what came back, by {@link #key}
   */
  static String cameBackAsSent(
      Map<String, Fingerprint> sent, Map<String, Fingerprint> read, List<String> groups)
      throws DemoFailure {
    Set<String> topics = sent.keySet();
    for (String group : groups) {
      for (String topic : topics) {
        Fingerprint published = sent.get(topic);
        Fingerprint back = read.getOrDefault(key(group, topic), Fingerprint.NOTHING);
        if (back.records() != published.records()) {
          throw new DemoFailure(
              "%s read %,d issues of %s, %,d were sent"
                  .formatted(group, back.records(), topic, published.records()));
        }
        if (!back.equals(published)) {
          throw new DemoFailure(group + " read other issues of " + topic + " than were sent");
        }
      }
    }
    return "each read what was sent, record by record";
  }

  /** Name of what one group read of one topic. */
  static String key(String group, String topic) {
    return group + "/" + topic;
  }
}
