package dev.samsa.bench.usage;

import dev.samsa.description.DescriptionJson;
import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.LevelSeries;
import dev.samsa.description.usage.SpoolState;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What one run of a broker reports, window by window: five series for each topic. */
final class Reports {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final long BYTES = 1_000_000;
  private static final long PARTITIONS = 6;
  private static final long STORED = 5_000_000_000L;

  private final String cluster;
  private final int broker;
  private final int topics;
  private final String boot = UUID.randomUUID().toString();
  private final String totals = UUID.randomUUID().toString();

  Reports(String cluster, int broker, int topics) {
    this.cluster = cluster;
    this.broker = broker;
    this.topics = topics;
  }

  /** A window of a minute. */
  UsageBatch window(Instant hour, int minute, boolean closed) {
    List<CounterSeries> counters = new ArrayList<>();
    List<LevelSeries> levels = new ArrayList<>();
    for (int topic = 0; topic < topics; topic++) {
      String name = "orders.region-" + topic;
      String id = "topic-%016d".formatted(topic);
      for (UsageMeter meter : UsageMeter.values()) {
        if (meter.kind() == UsageMeter.Kind.COUNTER) {
          counters.add(new CounterSeries(meter, name, id, minute * BYTES, (minute + 1) * BYTES));
        } else {
          long level = meter == UsageMeter.PARTITIONS ? PARTITIONS : STORED;
          levels.add(new LevelSeries(meter, name, id, level * MINUTE.toMillis(), level));
        }
      }
    }
    Instant start = hour.plus(MINUTE.multipliedBy(minute));
    return new UsageBatch(
        UsageBatch.SCHEMA_VERSION,
        cluster,
        broker,
        boot,
        closed ? minute + 1 : 0,
        closed,
        false,
        totals,
        start.toEpochMilli(),
        start.plus(MINUTE).toEpochMilli(),
        counters,
        levels,
        3,
        SpoolState.EMPTY);
  }

  /** A batch as the broker sends it. */
  static String json(UsageBatch batch) {
    return DescriptionJson.write(batch);
  }

  /** The same series as rows of plain text, a line each. */
  static String rows(UsageBatch batch) {
    StringBuilder rows = new StringBuilder();
    String head =
        String.join(
            "\t",
            batch.clusterId(),
            Integer.toString(batch.broker()),
            batch.bootId(),
            Long.toString(batch.sequence()),
            Instant.ofEpochMilli(batch.windowStart()).toString(),
            Instant.ofEpochMilli(batch.windowEnd()).toString());
    for (CounterSeries s : batch.counters()) {
      row(rows, head, s.meter(), s.topicId(), s.topic(), s.totalAtStart(), s.totalAtEnd());
    }
    for (LevelSeries s : batch.levels()) {
      row(rows, head, s.meter(), s.topicId(), s.topic(), s.integral(), s.levelAtEnd());
    }
    return rows.toString();
  }

  private static void row(
      StringBuilder rows,
      String head,
      UsageMeter meter,
      String topicId,
      String topic,
      long first,
      long second) {
    rows.append(head)
        .append('\t')
        .append(String.join("\t", meter.name(), topicId, topic))
        .append('\t')
        .append(first)
        .append('\t')
        .append(second)
        .append('\n');
  }
}
