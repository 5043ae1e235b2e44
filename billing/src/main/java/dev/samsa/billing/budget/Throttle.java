package dev.samsa.billing.budget;

import dev.samsa.billing.InvalidInputException;

/**
 * Steps of a byte rate. A sudden step down makes a broker mute clients for longer than their
 * time-outs, so a rate is at most halved in each quota window; up it may go at once.
 */
public final class Throttle {
  private Throttle() {}

  /**
   * The rate of the next quota window.
   *
   * @param current bytes a second now
   * @param target bytes a second to come to
   */
  public static long next(long current, long target) {
    if (current < 1 || target < 1) {
      throw new InvalidInputException(
          "rate", "must be at least 1 byte a second; to stop clients is to suspend");
    }
    return Math.max(target, (current + 1) / 2);
  }
}
