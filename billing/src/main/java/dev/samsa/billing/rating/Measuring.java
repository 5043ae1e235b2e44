package dev.samsa.billing.rating;

import dev.samsa.billing.catalog.Measure;
import dev.samsa.billing.catalog.UnitRules.HourRule;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Adds up what a line measures over the hours of a segment. Nothing is divided or rounded here, so
 * that an hour costs one addition.
 */
final class Measuring {
  private static final BigDecimal MINUTE_SECONDS = BigDecimal.valueOf(60);

  private final ClusterMonth usage;
  private final HourRule hourRule;
  private final int from;
  private final int to;
  private final int firstActive;
  private final int endActive;
  private final BigDecimal hourlyAllowance;

  private BigDecimal used = BigDecimal.ZERO;
  private BigDecimal free = BigDecimal.ZERO;
  private long gapSeconds;
  private int hours;

  /**
   * @param hourlyAllowance in the raw unit of the measurement, zero for none
   */
  Measuring(ClusterMonth usage, HourRule hourRule, int from, int to, BigDecimal hourlyAllowance) {
    this.usage = usage;
    this.hourRule = hourRule;
    this.from = from;
    this.to = to;
    this.firstActive = Math.max(from, usage.firstHour());
    this.endActive = Math.min(to, usage.endHour());
    this.hourlyAllowance = hourlyAllowance;
  }

  Measured measure(Measure measure) {
    switch (measure) {
      case Measure.Sum(String meter) -> sum(meter);
      case Measure.LevelTime(String meter) -> levelTime(meter);
      case Measure.RunningTime() -> runningTime();
      case Measure.Capacity capacity -> capacity(capacity);
      case Measure.HourlyPeak(String meter) -> hourlyPeak(meter);
      case Measure.Highest(String meter) -> used = highest(meter);
      case Measure.Last(String meter) -> used = levelBefore(meter, to);
      case Measure.Once() -> used = ran() ? BigDecimal.ONE : BigDecimal.ZERO;
      case Measure.AmountOf(_) ->
          throw new IllegalStateException("amounts of lines are added up from lines");
    }
    return new Measured(measure, used, free, gapSeconds, hours);
  }

  private void add(BigDecimal hour) {
    if (hour.signum() == 0) {
      return;
    }
    used = used.add(hour);
    free = free.add(hour.min(hourlyAllowance));
    hours++;
  }

  private void sum(String meter) {
    List<HourUsage> reported = usage.hours(meter);
    for (int hour = firstActive; hour < endActive && !reported.isEmpty(); hour++) {
      if (reported.get(hour) instanceof HourUsage.Counter counter) {
        add(counter.sum());
        gapSeconds += counter.gapSeconds();
      }
    }
  }

  private void levelTime(String meter) {
    List<HourUsage> reported = usage.hours(meter);
    BigDecimal level = levelBefore(meter, from);
    for (int hour = firstActive; hour < endActive; hour++) {
      if (!reported.isEmpty() && reported.get(hour) instanceof HourUsage.Level bucket) {
        add(bucket.integral());
        gapSeconds += bucket.gapSeconds();
        level = bucket.last();
      } else if (level.signum() > 0) {
        long millis = usage.runningMillis(hour);
        add(level.multiply(BigDecimal.valueOf(millis)));
        gapSeconds += millis / 1000;
      }
    }
  }

  private void runningTime() {
    for (int hour = firstActive; hour < endActive; hour++) {
      add(hourMillis(hour));
    }
  }

  private void hourlyPeak(String meter) {
    List<HourUsage> reported = usage.hours(meter);
    BigDecimal level = levelBefore(meter, from);
    for (int hour = firstActive; hour < endActive; hour++) {
      BigDecimal peak = level;
      if (!reported.isEmpty() && reported.get(hour) instanceof HourUsage.Level bucket) {
        peak = bucket.highest();
        level = bucket.last();
      }
      add(peak.multiply(hourMillis(hour)));
    }
  }

  private void capacity(Measure.Capacity capacity) {
    for (int hour = firstActive; hour < endActive; hour++) {
      BigDecimal time = hourMillis(hour);
      if (time.signum() != 0) {
        add(units(capacity, hour).multiply(time));
      }
    }
  }

  private BigDecimal units(Measure.Capacity capacity, int hour) {
    BigDecimal units = BigDecimal.valueOf(capacity.atLeast());
    for (Measure.Capacity.Share share : capacity.shares()) {
      List<HourUsage> reported = usage.hours(share.meter());
      if (!reported.isEmpty() && reported.get(hour) instanceof HourUsage.Counter counter) {
        BigDecimal perMinute = share.perSecond().multiply(MINUTE_SECONDS);
        units = units.max(counter.peakMinute().divide(perMinute, 0, RoundingMode.CEILING));
      }
    }
    return units;
  }

  private BigDecimal highest(String meter) {
    BigDecimal highest = levelBefore(meter, from);
    List<HourUsage> reported = usage.hours(meter);
    for (int hour = firstActive; hour < endActive && !reported.isEmpty(); hour++) {
      if (reported.get(hour) instanceof HourUsage.Level bucket) {
        highest = highest.max(bucket.highest());
      }
    }
    return highest;
  }

  private boolean ran() {
    for (int hour = firstActive; hour < endActive; hour++) {
      if (usage.runningMillis(hour) > 0) {
        return true;
      }
    }
    return false;
  }

  /** The level that holds when an hour begins: the last one reported before it. */
  private BigDecimal levelBefore(String meter, int hour) {
    List<HourUsage> reported = usage.hours(meter);
    for (int before = hour - 1; before >= 0 && !reported.isEmpty(); before--) {
      if (reported.get(before) instanceof HourUsage.Level bucket) {
        return bucket.last();
      }
    }
    return usage.opening(meter);
  }

  private BigDecimal hourMillis(int hour) {
    long millis = usage.runningMillis(hour);
    return BigDecimal.valueOf(
        switch (hourRule) {
          case CEIL_CLOCK_HOUR -> millis >= 1000 ? HourUsage.MILLIS_PER_HOUR : 0;
          case EXACT -> millis;
        });
  }
}
