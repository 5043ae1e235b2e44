package dev.samsa.billing.usage;

import dev.samsa.billing.InvalidInputException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** A calendar month in UTC, as hours numbered from 0. No other time zone has a say in money. */
public record BillingMonth(YearMonth month) {

  public static BillingMonth of(int year, int month) {
    return new BillingMonth(YearMonth.of(year, month));
  }

  /** The month in which an instant lies; when it became known does not matter. */
  public static BillingMonth of(Instant instant) {
    return new BillingMonth(YearMonth.from(instant.atOffset(ZoneOffset.UTC)));
  }

  public Instant start() {
    return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /** First instant after the month. */
  public Instant end() {
    return month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /** From 672 to 744. */
  public int hours() {
    return 24 * month.lengthOfMonth();
  }

  public Instant hour(int index) {
    return start().plusSeconds(3600L * index);
  }

  /** Number of the hour that begins at an instant. */
  public int index(Instant hour) {
    long seconds = hour.getEpochSecond() - start().getEpochSecond();
    if (seconds % 3600 != 0 || hour.getNano() != 0) {
      throw new InvalidInputException("hour", "must be the start of an hour in UTC, not " + hour);
    }
    if (seconds < 0 || seconds >= 3600L * hours()) {
      throw new InvalidInputException("hour", "lies outside of the month " + month + ": " + hour);
    }
    return (int) (seconds / 3600);
  }

  @Override
  public String toString() {
    return month.toString();
  }
}
