package dev.samsa.controlplane.telemetry;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values in Prometheus' text format 0.0.4, each with its minute as its time. Pure. */
final class PrometheusText {
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private PrometheusText() {}

  /** The text; counters are what the minute added, exposed as gauges. */
  static String of(Map<Metric, Map<MinuteValues.Cell, Long>> values) {
    StringBuilder text = new StringBuilder();
    values.forEach((metric, cells) -> {
      if (!cells.isEmpty()) {
        String name = metric.prometheusName();
        text.append("# HELP ").append(name).append(' ').append(metric.description()).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
        lines(name, cells).values().forEach(text::append);
      }
    });
    return text.toString();
  }

  private static Map<String, String> lines(String name, Map<MinuteValues.Cell, Long> cells) {
    Map<String, String> lines = new TreeMap<>();
    cells.forEach((cell, value) -> {
      String labels =
          MinuteValues.labels(cell).entrySet().stream()
              .map(e -> e.getKey().prometheusName() + "=\"" + escaped(e.getValue()) + '"')
              .collect(Collectors.joining(","));
      long at = cell.minute().toEpochMilli();
      lines.put(labels, name + "{" + labels + "} " + value + " " + at + "\n");
    });
    return lines;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
