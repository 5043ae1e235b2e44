package dev.samsa.controlplane.usage;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a window adds to its hour, by topic and meter, as it is kept with its batch.
 *
 * @param topicIds ids of topics
 * @param topics their names
 * @param meters names of meters
 * @param amounts by topic and meter, in these orders: bytes, or level times milliseconds
 */
record TopicAmounts(
    List<String> topicIds, List<String> topics, List<String> meters, long[][] amounts) {
  static TopicAmounts of(Collection<HourAddition.Fact> facts) {
    SequencedMap<String, String> topics = new LinkedHashMap<>();
    Map<String, Integer> rows = new HashMap<>();
    SequencedMap<String, Integer> columns = new LinkedHashMap<>();
    for (HourAddition.Fact fact : facts) {
      if (topics.putIfAbsent(fact.topicId(), fact.topic()) == null) {
        rows.put(fact.topicId(), rows.size());
      }
      columns.putIfAbsent(fact.meter().name(), columns.size());
    }
    long[][] amounts = new long[topics.size()][columns.size()];
    for (HourAddition.Fact fact : facts) {
      amounts[rows.get(fact.topicId())][columns.get(fact.meter().name())] = fact.amount();
    }
    return new TopicAmounts(
        List.copyOf(topics.keySet()),
        List.copyOf(topics.values()),
        List.copyOf(columns.keySet()),
        amounts);
  }

  /** For the columns of these names; all null if nothing is added. */
  List<Object> parameters() {
    return topicIds.isEmpty()
        ? Arrays.asList(null, null, null, null)
        : List.of(
            topicIds.toArray(String[]::new),
            topics.toArray(String[]::new),
            meters.toArray(String[]::new),
            amounts);
  }
}
