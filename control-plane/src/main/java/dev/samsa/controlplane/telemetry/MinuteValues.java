package dev.samsa.controlplane.telemetry;

import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.LevelSeries;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Values of one metric by minute, taken from batches as they come. Windows never span a minute, but
 * a minute can have several of one broker: counters add up, of levels the last one holds. Pure.
 */
final class MinuteValues {
  private final Metric metric;
  private final Map<Cell, Map<Integer, Held>> cells = new HashMap<>();

  MinuteValues(Metric metric) {
    this.metric = metric;
  }

  /**
   * A value's place.
   *
   * @param topic empty for metrics that know no topics
   */
  record Cell(String cluster, String topic, Instant minute) {}

  /** What one broker says, and until when. */
  private record Held(long value, long until) {}

  /** Takes a batch in. */
  void add(UsageBatch batch) {
    Optional<UsageMeter> meter = metric.meter();
    if (meter.isEmpty()) {
      put(batch, "", batch.connections());
      return;
    }
    for (CounterSeries series : batch.counters()) {
      if (series.meter() == meter.get()) {
        put(batch, series.topic(), series.delta());
      }
    }
    for (LevelSeries series : batch.levels()) {
      if (series.meter() == meter.get()) {
        put(batch, series.topic(), series.levelAtEnd());
      }
    }
  }

  private void put(UsageBatch batch, String topic, long value) {
    Instant minute = Instant.ofEpochMilli(batch.windowStart()).truncatedTo(ChronoUnit.MINUTES);
    cells
        .computeIfAbsent(new Cell(batch.clusterId(), topic, minute), any -> new HashMap<>())
        .merge(batch.broker(), new Held(value, batch.windowEnd()), this::then);
  }

  private Held then(Held one, Held other) {
    if (metric.counter()) {
      return new Held(one.value() + other.value(), Math.max(one.until(), other.until()));
    }
    return one.until() > other.until() ? one : other;
  }

  /** What all brokers say together, by place. */
  Map<Cell, Long> totals() {
    Map<Cell, Long> totals = new HashMap<>();
    cells.forEach((cell, brokers) ->
        totals.put(cell, brokers.values().stream().mapToLong(Held::value).sum()));
    return totals;
  }

  /** The labels of a place. */
  static Map<Label, String> labels(Cell cell) {
    Map<Label, String> labels = new TreeMap<>();
    labels.put(Label.CLUSTER, cell.cluster());
    if (!cell.topic().isEmpty()) {
      labels.put(Label.TOPIC, cell.topic());
    }
    return labels;
  }
}
