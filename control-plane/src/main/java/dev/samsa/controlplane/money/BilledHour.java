package dev.samsa.controlplane.money;

import dev.samsa.billing.usage.HourUsage;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One hour bucket of one meter, with the corrections that came after it was sealed.
 *
 * @param meter name as in price catalogs, such as {@code ingress_bytes}
 * @param counter whether it is a counter; otherwise it is a level
 * @param amount bytes, or level times milliseconds
 * @param peak what the busiest minute added, of a counter
 * @param lastLevel level when the hour ended, of a level
 */
record BilledHour(
    long clusterKey,
    Instant hour,
    String meter,
    boolean counter,
    BigDecimal amount,
    BigDecimal peak,
    BigDecimal lastLevel,
    long gapSeconds) {

  HourUsage usage() {
    return counter
        ? new HourUsage.Counter(amount, peak.min(amount), gapSeconds)
        : HourUsage.Level.of(amount, lastLevel, gapSeconds);
  }

  /** This hour and another part of the same one. */
  BilledHour plus(BilledHour other) {
    return new BilledHour(
        clusterKey,
        hour,
        meter,
        counter,
        amount.add(other.amount),
        peak.add(other.peak),
        lastLevel.max(other.lastLevel),
        Math.max(gapSeconds, other.gapSeconds));
  }
}
