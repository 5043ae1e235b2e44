package dev.samsa.controlplane.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes in which queries are answered. Pure. */
final class MetricAnswers {
  private MetricAnswers() {}

  /** A page: {@code data} holds points, groups or label values, as was asked for. */
  record Page(List<Map<String, Object>> data, Meta meta) {
    static Page of(List<Map<String, Object>> all, int size, int offset) {
      int to = Math.min(all.size(), offset + size);
      List<Map<String, Object>> shown = offset >= all.size() ? List.of() : all.subList(offset, to);
      String next = to < all.size() ? String.valueOf(to) : null;
      return new Page(shown, new Meta(new Pagination(size, all.size(), next)));
    }
  }

  record Meta(Pagination pagination) {}

  /** {@code next_page_token} is absent on the last page. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Pagination(int page_size, int total_size, String next_page_token) {}

  /** One object a point, with its labels beside time and value. */
  static List<Map<String, Object>> flat(List<Points.Point> points) {
    List<Map<String, Object>> data = new ArrayList<>();
    for (Points.Point point : points) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("timestamp", point.timestamp());
      row.put("value", point.value());
      row.putAll(point.labels());
      data.add(row);
    }
    return data;
  }

  /** One object a group, with its points. */
  static List<Map<String, Object>> grouped(List<Points.Point> points) {
    Map<Map<String, String>, List<TimeValue>> groups = new LinkedHashMap<>();
    for (Points.Point point : points) {
      groups
          .computeIfAbsent(point.labels(), any -> new ArrayList<>())
          .add(new TimeValue(point.timestamp(), point.value()));
    }
    List<Map<String, Object>> data = new ArrayList<>();
    groups.forEach((labels, values) -> {
      Map<String, Object> row = new LinkedHashMap<>(labels);
      row.put("points", values);
      data.add(row);
    });
    return data;
  }

  record TimeValue(Instant timestamp, long value) {}
}
