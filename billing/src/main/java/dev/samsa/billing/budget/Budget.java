package dev.samsa.billing.budget;

import dev.samsa.billing.InvalidInputException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A limit on a month's spending.
 *
 * @param amount of the month, before taxes
 * @param warnAt percentages of the amount at which to warn, ascending, such as 50, 80, 100
 * @param throttleAt percentage at which to throttle, if at all
 * @param suspendAt percentage at which to suspend, if at all; not below {@code throttleAt}
 * @param suspension what suspending means
 */
public record Budget(
    String id,
    BigDecimal amount,
    List<Integer> warnAt,
    Optional<Integer> throttleAt,
    Optional<Integer> suspendAt,
    Suspension suspension) {

  /** What suspending means. Nothing is ever deleted. */
  public enum Suspension {
    READS_ONLY,
    OFF
  }

  public Budget {
    warnAt = List.copyOf(warnAt);
    if (amount.signum() <= 0) {
      throw new InvalidInputException("amount", "must be greater than zero, but is " + amount);
    }
    int before = 0;
    for (int percent : warnAt) {
      if (percent <= before || percent > 1000) {
        throw new InvalidInputException(
            "warn_at", "must ascend from 1 to 1000, but has " + percent + " after " + before);
      }
      before = percent;
    }
    requirePercent("throttle_at", throttleAt);
    requirePercent("suspend_at", suspendAt);
    if (throttleAt.isPresent() && suspendAt.isPresent() && suspendAt.get() < throttleAt.get()) {
      throw new InvalidInputException("suspend_at", "must not be below throttle_at");
    }
  }

  private static void requirePercent(String field, Optional<Integer> percent) {
    if (percent.isPresent() && (percent.get() < 1 || percent.get() > 1000)) {
      throw new InvalidInputException(field, "must be from 1 to 1000, but is " + percent.get());
    }
  }
}
