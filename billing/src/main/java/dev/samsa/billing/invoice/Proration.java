package dev.samsa.billing.invoice;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.money.Ratio;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The share that some days have of a month's fee, for credit notes on fees by the month. */
public enum Proration {
  /** Days over the days of the month in which they begin. */
  ACTUAL_DAYS {
    @Override
    Ratio share(LocalDate from, LocalDate to) {
      return ratio(ChronoUnit.DAYS.between(from, to), from.lengthOfMonth());
    }
  },
  /** Each month has 30 days. */
  THIRTY_DAYS {
    @Override
    Ratio share(LocalDate from, LocalDate to) {
      long months = ChronoUnit.MONTHS.between(from.withDayOfMonth(1), to.withDayOfMonth(1));
      long days = Math.min(to.getDayOfMonth(), 30L) - Math.min(from.getDayOfMonth(), 30L);
      return ratio(30 * months + days, 30);
    }
  };

  abstract Ratio share(LocalDate from, LocalDate to);

  /**
   * The share, exact.
   *
   * @param from first day
   * @param to first day after
   */
  public Ratio of(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw new InvalidInputException("to", "must not come before from: " + from + " to " + to);
    }
    return share(from, to);
  }

  private static Ratio ratio(long days, long of) {
    return Ratio.of(days).divide(Ratio.of(of));
  }
}
