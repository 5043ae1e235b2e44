package dev.samsa.billing.usage;

import dev.samsa.billing.InvalidInputException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The usage of one meter of one cluster in one UTC hour. */
public sealed interface HourUsage {
  long MILLIS_PER_HOUR = 3_600_000;

  /** No meter of one cluster reaches this in an hour; what claims to is a fault upstream. */
  BigDecimal ABSURD = BigDecimal.TEN.pow(24);

  /** Seconds of the hour for which nothing was reported. */
  long gapSeconds();

  /**
   * A counter.
   *
   * @param sum what the hour added
   * @param peakMinute what its busiest UTC minute added, over all topics and brokers together; the
   *     sum if minutes are not known
   */
  record Counter(BigDecimal sum, BigDecimal peakMinute, long gapSeconds) implements HourUsage {
    public Counter {
      requireSane("sum", sum);
      requireSane("peak_minute", peakMinute);
      requireGap(gapSeconds);
      if (peakMinute.compareTo(sum) > 0) {
        throw new InvalidInputException(
            "peak_minute", "must not be above sum: " + peakMinute + " > " + sum);
      }
    }
  }

  /**
   * A level.
   *
   * @param integral level times milliseconds over the hour, gaps within it filled with the level
   *     before them
   * @param last the level when the hour ended
   * @param highest the highest level of the hour
   */
  record Level(BigDecimal integral, BigDecimal last, BigDecimal highest, long gapSeconds)
      implements HourUsage {
    public Level {
      requireSane("integral", integral.movePointLeft(6));
      requireSane("last", last);
      requireSane("highest", highest);
      requireGap(gapSeconds);
      if (last.compareTo(highest) > 0) {
        throw new InvalidInputException(
            "last", "must not be above highest: " + last + " > " + highest);
      }
      if (integral.compareTo(highest.multiply(BigDecimal.valueOf(MILLIS_PER_HOUR))) > 0) {
        throw new InvalidInputException(
            "integral",
            "is more than the highest level of " + highest + " over an hour gives: " + integral);
      }
    }

    /** A level whose highest is not known: the least that explains integral and end. */
    public static Level of(BigDecimal integral, BigDecimal last, long gapSeconds) {
      BigDecimal mean =
          integral.divide(BigDecimal.valueOf(MILLIS_PER_HOUR), 0, RoundingMode.CEILING);
      return new Level(integral, last, last.max(mean), gapSeconds);
    }

    /** A level that stayed the same for some of the hour's milliseconds. */
    public static Level held(BigDecimal level, long millis, long gapSeconds) {
      return new Level(level.multiply(BigDecimal.valueOf(millis)), level, level, gapSeconds);
    }
  }

  private static void requireSane(String field, BigDecimal value) {
    if (value.signum() < 0) {
      throw new InvalidInputException(field, "must not be negative, but is " + value);
    }
    if (value.compareTo(ABSURD) > 0) {
      throw new InvalidInputException(field, "is beyond what one hour can hold: " + value);
    }
  }

  private static void requireGap(long seconds) {
    if (seconds < 0 || seconds > 3600) {
      throw new InvalidInputException("gap_seconds", "must be from 0 to 3600, but is " + seconds);
    }
  }
}
