package dev.samsa.controlplane.usage;

import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.LevelSeries;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a window adds to its hour.
 *
 * @param hour the UTC hour in which it lies
 * @param minute the minute of that hour, from 1
 * @param facts by meter and topic, without those that add nothing
 */
record HourAddition(Instant hour, int minute, List<Fact> facts) {
  /**
   * Part of a statement that adds it to the hour's buckets if the part {@code open} has the row of
   * the hour: whoever seals the hour holds that row, so that a window is either in the sealed hour
   * or not added at all. It takes {@link #parameters}.
   */
  static final String PART =
      """
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
            peak = greatest(b.peak, b.minutes[?] + excluded.minutes[?]))
      """;

  /** What is added to one meter of one topic: bytes, or level times milliseconds. */
  record Fact(UsageMeter meter, String topicId, String topic, long amount) {}

  static HourAddition of(UsageBatch batch) {
    Instant start = Instant.ofEpochMilli(batch.windowStart());
    List<Fact> facts = new ArrayList<>();
    for (CounterSeries series : batch.counters()) {
      facts.add(new Fact(series.meter(), series.topicId(), series.topic(), series.delta()));
    }
    for (LevelSeries series : batch.levels()) {
      facts.add(new Fact(series.meter(), series.topicId(), series.topic(), series.integral()));
    }
    facts.removeIf(fact -> fact.amount() == 0);
    return new HourAddition(
        start.truncatedTo(ChronoUnit.HOURS), start.atOffset(ZoneOffset.UTC).getMinute() + 1, facts);
  }

  /** In the order in which {@link #PART} takes them. */
  List<Object> parameters() {
    Map<UsageMeter, BigDecimal> sums = new EnumMap<>(UsageMeter.class);
    facts.forEach(f -> sums.merge(f.meter(), BigDecimal.valueOf(f.amount()), BigDecimal::add));
    return List.of(
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
        minute);
  }
}
