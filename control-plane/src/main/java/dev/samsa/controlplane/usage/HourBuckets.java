package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.database.Database;
import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.LevelSeries;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Adds windows to the hours in which they lie. */
@ApplicationScoped
class HourBuckets {
  private final Database database;

  HourBuckets(Database database) {
    this.database = database;
  }

  /** What a window adds to one meter of one topic: bytes, or level times milliseconds. */
  private record Fact(UsageMeter meter, String topicId, String topic, long amount) {}

  /**
   * Adds a window to its hour, or records corrections if that is sealed; in the caller's
   * transaction.
   */
  void add(long clusterKey, UsageBatch batch, Instant now) {
    Instant start = Instant.ofEpochMilli(batch.windowStart());
    Instant hour = start.truncatedTo(ChronoUnit.HOURS);
    List<Fact> facts = facts(batch);
    if (!addToOpen(clusterKey, hour, start.atOffset(ZoneOffset.UTC).getMinute() + 1, facts)) {
      correct(clusterKey, hour, batch, facts, now);
    }
  }

  private static List<Fact> facts(UsageBatch batch) {
    List<Fact> facts = new ArrayList<>();
    for (CounterSeries series : batch.counters()) {
      facts.add(new Fact(series.meter(), series.topicId(), series.topic(), series.delta()));
    }
    for (LevelSeries series : batch.levels()) {
      facts.add(new Fact(series.meter(), series.topicId(), series.topic(), series.integral()));
    }
    facts.removeIf(fact -> fact.amount() == 0);
    return facts;
  }

  /**
   * One statement: whoever seals the hour holds its row, so that a window is either in the sealed
   * hour or not added at all.
   *
   * @param minute minute of the hour, from 1
   * @return false if the hour is sealed
   */
  private boolean addToOpen(long clusterKey, Instant hour, int minute, List<Fact> facts) {
    Map<UsageMeter, BigDecimal> sums = new EnumMap<>(UsageMeter.class);
    facts.forEach(f -> sums.merge(f.meter(), BigDecimal.valueOf(f.amount()), BigDecimal::add));
    return database
        .first(
            """
            WITH open AS (
              INSERT INTO usage_hour AS h (cluster_id, hour, batches) VALUES (?, ?, 1)
              ON CONFLICT (cluster_id, hour) DO UPDATE SET batches = h.batches + 1
                WHERE h.sealed_at IS NULL
              RETURNING cluster_id, hour),
            meters AS (
              INSERT INTO usage_bucket AS b (cluster_id, hour, meter, amount, minutes, peak)
              SELECT o.cluster_id, o.hour, n.meter, n.amount,
                CASE WHEN n.counter THEN array_fill(0::bigint, ARRAY[m.minute - 1])
                  || n.amount::bigint || array_fill(0::bigint, ARRAY[60 - m.minute]) END,
                CASE WHEN n.counter THEN n.amount::bigint END
              FROM open o, (SELECT ?::integer AS minute) m,
                unnest(?::text[], ?::text[]::numeric[], ?::boolean[]) AS n (meter, amount, counter)
              ORDER BY n.meter
              ON CONFLICT (cluster_id, hour, meter) DO UPDATE
                SET amount = b.amount + excluded.amount,
                  minutes = b.minutes[:?] || (b.minutes[?] + excluded.minutes[?])
                    || b.minutes[?:],
                  peak = greatest(b.peak, b.minutes[?] + excluded.minutes[?])),
            topics AS (
              INSERT INTO usage_topic_bucket AS t
                (cluster_id, hour, meter, topic_id, topic, amount)
              SELECT o.cluster_id, o.hour, n.meter, n.topic_id, n.topic, n.amount
              FROM open o,
                unnest(?::text[], ?::text[], ?::text[], ?::bigint[])
                  AS n (meter, topic_id, topic, amount)
              ON CONFLICT (cluster_id, hour, meter, topic_id) DO UPDATE
                SET amount = t.amount + excluded.amount)
            SELECT count(*) FROM open
            """,
            row -> row.getInt(1) > 0,
            clusterKey,
            hour,
            minute,
            sums.keySet().stream().map(UsageMeter::name).toArray(String[]::new),
            sums.values().stream().map(BigDecimal::toPlainString).toArray(String[]::new),
            sums.keySet().stream()
                .map(meter -> meter.kind() == UsageMeter.Kind.COUNTER)
                .toArray(Boolean[]::new),
            minute - 1,
            minute,
            minute,
            minute + 1,
            minute,
            minute,
            facts.stream().map(f -> f.meter().name()).toArray(String[]::new),
            facts.stream().map(Fact::topicId).toArray(String[]::new),
            facts.stream().map(Fact::topic).toArray(String[]::new),
            facts.stream().mapToLong(Fact::amount).toArray())
        .orElse(false);
  }

  private void correct(
      long clusterKey, Instant hour, UsageBatch batch, List<Fact> facts, Instant now) {
    for (Fact fact : facts) {
      database.update(
          """
          INSERT INTO usage_correction (cluster_id, hour, meter, topic_id, topic, amount,
            broker, boot_id, sequence, recorded_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          clusterKey,
          hour,
          fact.meter().name(),
          fact.topicId(),
          fact.topic(),
          fact.amount(),
          batch.broker(),
          batch.bootId(),
          batch.sequence(),
          now);
    }
  }
}
