package dev.samsa.controlplane.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns minutes into the points of a query. Pure. */
final class Points {
  private Points() {}

  /**
   * One point.
   *
   * @param labels those that the query groups by
   */
  record Point(Instant timestamp, long value, Map<String, String> labels) {}

  private record Place(Map<String, String> labels, Instant timestamp) {}

  /** All points of the query: by time, or by value where it asks for one point a group. */
  static List<Point> of(MetricQuery query, Map<MinuteValues.Cell, Long> values) {
    Map<Place, Map<Instant, Long>> minutes = new HashMap<>();
    values.forEach((cell, value) -> {
      Map<Label, String> labels = MinuteValues.labels(cell);
      if (query.filter().accepts(labels)) {
        for (Interval interval : query.intervals()) {
          if (!cell.minute().isBefore(interval.from()) && cell.minute().isBefore(interval.to())) {
            Instant point = query.granularity().point(cell.minute(), interval.from());
            minutes
                .computeIfAbsent(
                    new Place(group(query.groupBy(), labels), point), any -> new TreeMap<>())
                .merge(cell.minute(), value, Long::sum);
          }
        }
      }
    });
    List<Point> points = new ArrayList<>();
    minutes.forEach((place, byMinute) ->
        points.add(
            new Point(
                place.timestamp(),
                value(query, (TreeMap<Instant, Long>) byMinute),
                place.labels())));
    points.sort(order(query));
    return points;
  }

  private static Map<String, String> group(List<Label> groupBy, Map<Label, String> labels) {
    Map<String, String> group = new TreeMap<>();
    groupBy.stream()
        .filter(labels::containsKey)
        .forEach(label -> group.put(label.wireName(), labels.get(label)));
    return group;
  }

  private static long value(MetricQuery query, TreeMap<Instant, Long> minutes) {
    return switch (query.aggregation()) {
      case SUM ->
          query.metric().counter()
              ? minutes.values().stream().mapToLong(Long::longValue).sum()
              : minutes.lastEntry().getValue();
      case MIN -> minutes.values().stream().mapToLong(Long::longValue).min().orElse(0);
      case MAX -> minutes.values().stream().mapToLong(Long::longValue).max().orElse(0);
    };
  }

  private static Comparator<Point> order(MetricQuery query) {
    Comparator<Point> byPlace =
        Comparator.comparing(Point::timestamp).thenComparing(point -> point.labels().toString());
    if (query.granularity() != Granularity.ALL) {
      return byPlace;
    }
    Comparator<Point> byValue = Comparator.comparingLong(Point::value);
    return (query.descending() ? byValue.reversed() : byValue).thenComparing(byPlace);
  }
}
