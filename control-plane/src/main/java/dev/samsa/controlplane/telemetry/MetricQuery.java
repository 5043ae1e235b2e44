package dev.samsa.controlplane.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.controlplane.api.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A question about one metric.
 *
 * @param groupBy labels that values are told apart by; the others are added up
 * @param descending by value; only where each group has one point
 * @param limit points or groups of a page
 */
record MetricQuery(
    Metric metric,
    Aggregation aggregation,
    LabelFilter filter,
    Granularity granularity,
    List<Label> groupBy,
    List<Interval> intervals,
    boolean descending,
    boolean grouped,
    int limit) {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MOST_LIMIT = 1_000;
  private static final int MOST_INTERVALS = 10;

  /** How minutes become a point. */
  enum Aggregation {
    /** Counters add up; of a gauge it is what held at the end. */
    SUM,
    MIN,
    MAX
  }

  /**
   * Reads the body of a query.
   *
   * @throws ApiException 400 with what to change
   */
  static MetricQuery parse(JsonNode body, Instant now) {
    JsonNode aggregations = body.path("aggregations");
    if (!aggregations.isArray() || aggregations.size() != 1) {
      throw ApiException.invalid("/aggregations", "aggregations must hold exactly one {metric}.");
    }
    Metric metric = metric(aggregations.get(0).path("metric"));
    Granularity granularity = granularity(body.path("granularity"));
    List<Interval> intervals = intervals(body.path("intervals"), granularity, now);
    boolean ordered = body.path("order_by").isArray() && !body.path("order_by").isEmpty();
    if (ordered && granularity != Granularity.ALL) {
      throw ApiException.invalid("/order_by", "order_by goes with granularity ALL only.");
    }
    return new MetricQuery(
        metric,
        aggregation(aggregations.get(0).path("agg")),
        LabelFilter.parse(body.path("filter")),
        granularity,
        groupBy(body.path("group_by")),
        intervals,
        !body.path("order_by").path(0).path("order").asText("").equalsIgnoreCase("ASCENDING"),
        format(body.path("format")),
        limit(body.path("limit")));
  }

  static Metric metric(JsonNode name) {
    return Metric.named(name.asText(""))
        .orElseThrow(() ->
            ApiException.invalid(
                "/aggregations/metric",
                "metric must be one of "
                    + Arrays.stream(Metric.values())
                        .map(Metric::wireName)
                        .collect(Collectors.joining(", "))
                    + "."));
  }

  static List<Label> groupBy(JsonNode names) {
    List<Label> labels = new ArrayList<>();
    if (!names.isMissingNode() && !names.isNull() && !names.isArray()) {
      throw ApiException.invalid("/group_by", "group_by must be a list of labels.");
    }
    for (JsonNode name : names) {
      Label label =
          Label.named(name.asText(""))
              .orElseThrow(() ->
                  ApiException.invalid(
                      "/group_by", "group_by can name resource.kafka.id and metric.topic."));
      if (!labels.contains(label)) {
        labels.add(label);
      }
    }
    return List.copyOf(labels);
  }

  static int limit(JsonNode limit) {
    if (limit.isMissingNode() || limit.isNull()) {
      return DEFAULT_LIMIT;
    }
    if (!limit.isInt() || limit.intValue() < 1 || limit.intValue() > MOST_LIMIT) {
      throw ApiException.invalid(
          "/limit", "limit must be a whole number from 1 to " + MOST_LIMIT + ".");
    }
    return limit.intValue();
  }

  private static Granularity granularity(JsonNode name) {
    return Granularity.named(name.asText(""))
        .orElseThrow(() ->
            ApiException.invalid(
                "/granularity",
                "granularity must be one of " + Arrays.toString(Granularity.values()) + "."));
  }

  private static List<Interval> intervals(JsonNode texts, Granularity granularity, Instant now) {
    if (!texts.isArray() || texts.isEmpty() || texts.size() > MOST_INTERVALS) {
      throw ApiException.invalid(
          "/intervals", "intervals must hold 1 to " + MOST_INTERVALS + " intervals.");
    }
    List<Interval> intervals = new ArrayList<>();
    Duration length = Duration.ZERO;
    for (JsonNode text : texts) {
      Interval interval = Interval.parse(text.asText(""), now);
      intervals.add(interval);
      length = length.plus(Duration.between(interval.from(), interval.to()));
    }
    if (length.compareTo(granularity.longestInterval()) > 0) {
      throw ApiException.invalid(
          "/intervals",
          "With granularity "
              + granularity
              + " intervals may be "
              + granularity.longestInterval().toHours()
              + " hours long in all.");
    }
    return List.copyOf(intervals);
  }

  private static Aggregation aggregation(JsonNode name) {
    String text = name.asText("").toUpperCase(Locale.ROOT);
    try {
      return text.isEmpty() ? Aggregation.SUM : Aggregation.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid("/aggregations/agg", "agg must be SUM, MIN or MAX.");
    }
  }

  private static boolean format(JsonNode name) {
    String text = name.isContainerNode() ? "neither" : name.asText("").toUpperCase(Locale.ROOT);
    return switch (text) {
      case "", "FLAT" -> false;
      case "GROUPED" -> true;
      default -> throw ApiException.invalid("/format", "format must be FLAT or GROUPED.");
    };
  }
}
