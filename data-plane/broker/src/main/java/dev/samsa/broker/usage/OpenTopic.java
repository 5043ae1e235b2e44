package dev.samsa.broker.usage;

import dev.samsa.broker.usage.TopicTotals.Number;
import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.LevelSeries;
import dev.samsa.description.usage.UsageMeter;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** One topic within the open window: where its totals stood at the start, and its levels so far. */
final class OpenTopic {
  private static final Map<UsageMeter, LevelNumbers> LEVELS =
      new EnumMap<>(
          Map.of(
              UsageMeter.STORED_BYTES_LEADER,
              new LevelNumbers(Number.STORED_LEADER_LEVEL, Number.STORED_LEADER_INTEGRAL),
              UsageMeter.STORED_BYTES_REPLICAS,
              new LevelNumbers(Number.STORED_REPLICAS_LEVEL, Number.STORED_REPLICAS_INTEGRAL),
              UsageMeter.PARTITIONS,
              new LevelNumbers(Number.PARTITIONS_LEVEL, Number.PARTITIONS_INTEGRAL)));

  /** Where a level and its integral lie in the file. */
  private record LevelNumbers(Number level, Number integral) {}

  private static final class Level {
    private long level;
    private long integral;
  }

  private final TopicTotals totals;
  private final Map<UsageMeter, Level> levels = new EnumMap<>(UsageMeter.class);
  private long ingressStart;
  private long egressStart;
  private int idleWindows;

  OpenTopic(TopicTotals totals) {
    this.totals = totals;
    this.ingressStart = totals.get(Number.INGRESS_CLOSED);
    this.egressStart = totals.get(Number.EGRESS_CLOSED);
    LEVELS.keySet().forEach(meter -> levels.put(meter, new Level()));
  }

  TopicKey key() {
    return totals.key();
  }

  /** Carries the levels on for a time. */
  void hold(long millis) {
    levels.forEach((meter, level) -> {
      long added = level.level * millis;
      level.integral += added;
      totals.add(LEVELS.get(meter).integral(), added);
    });
  }

  /** Takes over new levels from here on. */
  void set(TopicLevels sample) {
    set(UsageMeter.STORED_BYTES_LEADER, sample.storedAsLeader());
    set(UsageMeter.STORED_BYTES_REPLICAS, sample.storedInAll());
    set(UsageMeter.PARTITIONS, sample.partitionsLed());
  }

  private void set(UsageMeter meter, long value) {
    Level level = levels.get(meter);
    if (level.level != value) {
      level.level = value;
      totals.set(LEVELS.get(meter).level(), value);
    }
  }

  /** Puts the integrals to what the levels give for that length alone. */
  void restateIntegrals(long millis) {
    levels.forEach((meter, level) -> {
      level.integral = level.level * millis;
      totals.set(LEVELS.get(meter).integral(), level.integral);
    });
  }

  /** Takes levels and integrals from the file, as the run before left them. */
  void restoreLevels() {
    levels.forEach((meter, level) -> {
      level.level = totals.get(LEVELS.get(meter).level());
      level.integral = Math.max(0, totals.get(LEVELS.get(meter).integral()));
    });
  }

  /** The series that the window changed. */
  void report(Consumer<CounterSeries> counters, Consumer<LevelSeries> levelSeries) {
    report(UsageMeter.INGRESS_BYTES, ingressStart, totals.get(Number.INGRESS), counters);
    report(UsageMeter.EGRESS_BYTES, egressStart, totals.get(Number.EGRESS), counters);
    levels.forEach((meter, level) -> {
      if (level.integral > 0 || level.level > 0) {
        levelSeries.accept(
            new LevelSeries(meter, key().name(), key().id(), level.integral, level.level));
      }
    });
  }

  private void report(UsageMeter meter, long start, long end, Consumer<CounterSeries> counters) {
    if (end > start) {
      counters.accept(new CounterSeries(meter, key().name(), key().id(), start, end));
    }
  }

  /** Begins the next window where a reported counter ended. */
  void advance(CounterSeries series) {
    if (series.meter() == UsageMeter.INGRESS_BYTES) {
      ingressStart = series.totalAtEnd();
    } else {
      egressStart = series.totalAtEnd();
    }
  }

  /** Whether the window has nothing to report of it so far. */
  boolean idle() {
    return levels.values().stream().allMatch(level -> level.level == 0 && level.integral == 0)
        && ingressStart == totals.get(Number.INGRESS)
        && egressStart == totals.get(Number.EGRESS);
  }

  /** Begins the next window with empty integrals; the levels stay. */
  void nextWindow() {
    idleWindows = idle() ? idleWindows + 1 : 0;
    levels.values().forEach(level -> level.integral = 0);
  }

  /** Nothing was here and nothing came for that many windows, and all of it is safely closed. */
  boolean idleFor(int windows) {
    return idleWindows >= windows
        && totals.get(Number.INGRESS_CLOSED) == totals.get(Number.INGRESS)
        && totals.get(Number.EGRESS_CLOSED) == totals.get(Number.EGRESS);
  }

  /** Writes down that a closed window is safe; the same batch again changes nothing. */
  static void settle(TopicTotals totals, CounterSeries series) {
    Number closed =
        series.meter() == UsageMeter.INGRESS_BYTES ? Number.INGRESS_CLOSED : Number.EGRESS_CLOSED;
    Number total = series.meter() == UsageMeter.INGRESS_BYTES ? Number.INGRESS : Number.EGRESS;
    totals.set(closed, Math.max(totals.get(closed), series.totalAtEnd()));
    totals.set(total, Math.max(totals.get(total), series.totalAtEnd()));
  }

  /** As above for a level. */
  static void settle(TopicTotals totals, LevelSeries series) {
    Number integral = LEVELS.get(series.meter()).integral();
    totals.set(integral, Math.max(0, totals.get(integral) - series.integral()));
  }
}
