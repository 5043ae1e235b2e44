package dev.samsa.controlplane.usage;

import dev.samsa.description.DescriptionJson;
import dev.samsa.description.usage.CounterSeries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a batch moves counters that stand where it begins.
 *
 * @param from totals that must stand there, by {@link #key}
 * @param unmoved counters that must not have counted anything
 * @param to totals afterwards; none is 0
 */
record CounterMoves(Map<String, Long> from, List<String> unmoved, Map<String, Long> to) {

  static CounterMoves of(Collection<CounterSeries> counters) {
    Map<String, Long> from = new TreeMap<>();
    List<String> unmoved = new ArrayList<>();
    Map<String, Long> to = new TreeMap<>();
    for (CounterSeries series : counters) {
      if (series.totalAtStart() > 0) {
        from.put(key(series), series.totalAtStart());
      } else {
        unmoved.add(key(series));
      }
      if (series.totalAtEnd() > 0) {
        to.put(key(series), series.totalAtEnd());
      }
    }
    return new CounterMoves(from, unmoved, to);
  }

  /** Name of a counter in {@code usage_totals}. */
  static String key(CounterSeries series) {
    return series.meter().name() + '/' + series.topicId();
  }

  static String json(Map<String, Long> totals) {
    return DescriptionJson.write(totals);
  }
}
