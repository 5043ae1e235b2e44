package dev.samsa.controlplane.money;

import dev.samsa.description.usage.UsageMeter;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One meter of one cluster in one hour, or in several in a row that are alike.
 *
 * @param hour the hour; the last of several
 * @param amount bytes, or level times milliseconds
 * @param peakMinute of a counter: its busiest minute
 * @param lastLevel of a level: what it was at the end, zero while the hour is open
 * @param gapSeconds for which nothing was reported
 * @param hours for how many hours it stands
 */
record HourFact(
    long clusterKey,
    Instant hour,
    UsageMeter meter,
    BigDecimal amount,
    BigDecimal peakMinute,
    BigDecimal lastLevel,
    long gapSeconds,
    int hours) {

  /** One hour. */
  HourFact(
      long clusterKey,
      Instant hour,
      UsageMeter meter,
      BigDecimal amount,
      BigDecimal peakMinute,
      BigDecimal lastLevel,
      long gapSeconds) {
    this(clusterKey, hour, meter, amount, peakMinute, lastLevel, gapSeconds, 1);
  }

  /** The name that price catalogs have for the meter. */
  static String meterName(UsageMeter meter) {
    return meter.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** With the seconds for which nothing was reported. */
  HourFact with(long gap) {
    return gap == gapSeconds
        ? this
        : new HourFact(clusterKey, hour, meter, amount, peakMinute, lastLevel, gap);
  }

  /** With what came late, if anything did. */
  HourFact plusIfAny(BigDecimal more) {
    return more.signum() == 0 ? this : plus(more);
  }

  /** With more that came for the same hour. */
  HourFact plus(BigDecimal more) {
    BigDecimal sum = amount.add(more);
    return new HourFact(
        clusterKey, hour, meter, sum, peakMinute.add(more).min(sum), lastLevel, gapSeconds);
  }
}
