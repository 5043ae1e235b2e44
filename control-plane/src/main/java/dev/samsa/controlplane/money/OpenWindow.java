package dev.samsa.controlplane.money;

import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a broker shows of the window that it has not closed yet.
 *
 * @param from its first instant
 * @param amounts by meter: bytes, or level times milliseconds
 * @param levels by meter of kind level: what it is now
 */
record OpenWindow(
    long clusterKey,
    Instant from,
    Map<UsageMeter, BigDecimal> amounts,
    Map<UsageMeter, BigDecimal> levels) {

  static OpenWindow of(long clusterKey, UsageBatch batch) {
    Map<UsageMeter, BigDecimal> amounts = new EnumMap<>(UsageMeter.class);
    Map<UsageMeter, BigDecimal> levels = new EnumMap<>(UsageMeter.class);
    batch
        .counters()
        .forEach(s -> amounts.merge(s.meter(), BigDecimal.valueOf(s.delta()), BigDecimal::add));
    batch
        .levels()
        .forEach(s -> {
          amounts.merge(s.meter(), BigDecimal.valueOf(s.integral()), BigDecimal::add);
          levels.merge(s.meter(), BigDecimal.valueOf(s.levelAtEnd()), BigDecimal::add);
        });
    return new OpenWindow(clusterKey, Instant.ofEpochMilli(batch.windowStart()), amounts, levels);
  }
}
