package dev.samsa.controlplane.reconciliation;

import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the stages of one cluster's hour. A broker's totals run on from window to window, so
 * that the first start and the last end of an hour say how far they ran, whatever lies between;
 * windows that never arrived show as the difference. Levels are compared where no broker was silent
 * for a while: what was carried over a gap is no broker's count. Pure.
 */
final class HourComparison {
  /** One counter of one broker. */
  record Counter(int broker, String totals, String topic, UsageMeter meter) {}

  private static final class Run {
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
  }

  private final Map<Counter, Run> runs = new HashMap<>();
  private final Map<UsageMeter, BigDecimal> intake = new EnumMap<>(UsageMeter.class);
  private final Map<UsageMeter, BigDecimal> before = new EnumMap<>(UsageMeter.class);
  private final Map<Principal, BigDecimal> principals = new HashMap<>();
  private int batches;

  /** Whom the quotas counted something for. */
  record Principal(UsageMeter meter, String name) {}

  /** Takes in a closed window of the hour; in any order. */
  void add(UsageBatch batch) {
    batches++;
    for (CounterSeries series : batch.counters()) {
      Run run =
          runs.computeIfAbsent(
              new Counter(batch.broker(), batch.totalsId(), series.topicId(), series.meter()),
              any -> new Run());
      run.first = Math.min(run.first, series.totalAtStart());
      run.last = Math.max(run.last, series.totalAtEnd());
      intake.merge(series.meter(), BigDecimal.valueOf(series.delta()), BigDecimal::add);
    }
    batch
        .levels()
        .forEach(series ->
            intake.merge(series.meter(), BigDecimal.valueOf(series.integral()), BigDecimal::add));
    batch
        .principals()
        .forEach(usage ->
            principals.merge(
                new Principal(usage.meter(), usage.principal()),
                BigDecimal.valueOf(usage.amount()),
                BigDecimal::add));
  }

  /** What the quotas counted by principal. */
  Map<Principal, BigDecimal> principals() {
    return Map.copyOf(principals);
  }

  /**
   * Takes in counts that are missing in front of the hour's first window of a counter: nothing in
   * the hour shows them. After all windows.
   */
  void addGap(Counter counter, long from, long to) {
    Run run = runs.get(counter);
    if (run == null || to <= run.first) {
      before.merge(counter.meter(), BigDecimal.valueOf(to - from), BigDecimal::add);
    }
  }

  /** How many windows there were. */
  int batches() {
    return batches;
  }

  /**
   * All comparisons of the hour, those that are zero included.
   *
   * @param buckets the hour's buckets with their corrections
   * @param topics sums over the topics' buckets, with corrections
   * @param carried whether levels were carried over a time for which nothing was reported
   */
  List<Residual> residuals(
      Map<UsageMeter, BigDecimal> buckets, Map<UsageMeter, BigDecimal> topics, boolean carried) {
    Map<UsageMeter, BigDecimal> counted = new EnumMap<>(UsageMeter.class);
    counted.putAll(before);
    runs.forEach((counter, run) ->
        counted.merge(counter.meter(), BigDecimal.valueOf(run.last - run.first), BigDecimal::add));
    List<Residual> residuals = new ArrayList<>();
    for (UsageMeter meter : UsageMeter.values()) {
      BigDecimal brought = intake.getOrDefault(meter, BigDecimal.ZERO);
      BigDecimal bucket = buckets.getOrDefault(meter, BigDecimal.ZERO);
      boolean counter = meter.kind() == UsageMeter.Kind.COUNTER;
      if (counter) {
        BigDecimal total = counted.getOrDefault(meter, BigDecimal.ZERO);
        residuals.add(new Residual(meter, Stage.COUNTERS_TO_INTAKE, total, brought));
      }
      if (counter || !carried) {
        residuals.add(new Residual(meter, Stage.INTAKE_TO_BUCKETS, brought, bucket));
      }
      residuals.add(
          new Residual(
              meter, Stage.BUCKETS_TO_TOPICS, bucket, topics.getOrDefault(meter, BigDecimal.ZERO)));
    }
    return residuals;
  }
}
