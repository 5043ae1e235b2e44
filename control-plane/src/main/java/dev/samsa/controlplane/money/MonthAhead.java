package dev.samsa.controlplane.money;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.controlplane.usage.Span;
import dev.samsa.description.usage.UsageMeter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The rest of the month if a cluster goes on as it did: it runs to the end, streams at the mean
 * rate of the time for which it ran, and holds what it holds now. Pure; rated like any other usage.
 */
final class MonthAhead {
  private static final BigDecimal MILLIS_PER_HOUR =
      BigDecimal.valueOf(Duration.ofHours(1).toMillis());

  private MonthAhead() {}

  /** The whole month: what was used so far, and the hours to come. */
  static ClusterMonth of(ClusterUsage usage, BillingMonth month, Instant now) {
    boolean runsOn =
        usage.cluster().deletedAt().isEmpty()
            && usage.running().stream().anyMatch(s -> !s.to().isBefore(now));
    if (!runsOn || !now.isBefore(month.end())) {
      return usage.withOpen(month, now);
    }
    List<HourFact> soFar = usage.factsWithOpen(month);
    List<HourFact> all = new ArrayList<>(soFar);
    Instant next = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    Map<UsageMeter, BigDecimal> hourly = hourly(usage, soFar);
    int hours = (int) ChronoUnit.HOURS.between(next, month.end());
    if (hours > 0) {
      hourly.forEach((meter, each) -> all.add(fact(usage, month, hours, meter, each)));
    }
    List<Span> running = new ArrayList<>(usage.running());
    running.add(new Span(now, month.end()));
    return new ClusterUsage(
            usage.cluster(), usage.plans(), running, all, usage.openings(), List.of(), month.end())
        .closed(month);
  }

  private static Map<UsageMeter, BigDecimal> hourly(ClusterUsage usage, List<HourFact> soFar) {
    BigDecimal ran =
        BigDecimal.valueOf(usage.running().stream().mapToLong(s -> s.length().toMillis()).sum())
            .max(BigDecimal.ONE);
    Map<UsageMeter, BigDecimal> hourly = new EnumMap<>(UsageMeter.class);
    for (HourFact fact : soFar) {
      if (fact.meter().kind() == UsageMeter.Kind.COUNTER) {
        hourly.merge(fact.meter(), fact.amount(), BigDecimal::add);
      }
    }
    hourly.replaceAll(
        (meter, sum) -> sum.multiply(MILLIS_PER_HOUR).divide(ran, 0, RoundingMode.HALF_UP));
    usage.levelsNow().forEach((meter, level) -> hourly.put(meter, level.multiply(MILLIS_PER_HOUR)));
    return hourly;
  }

  private static HourFact fact(
      ClusterUsage usage, BillingMonth month, int hours, UsageMeter meter, BigDecimal amount) {
    BigDecimal last =
        meter.kind() == UsageMeter.Kind.LEVEL
            ? amount.divide(MILLIS_PER_HOUR, 0, RoundingMode.HALF_UP)
            : BigDecimal.ZERO;
    BigDecimal minute = amount.divide(BigDecimal.valueOf(60), 0, RoundingMode.CEILING).min(amount);
    Instant end = month.end().minus(1, ChronoUnit.HOURS);
    return new HourFact(usage.cluster().key(), end, meter, amount, minute, last, 0, hours);
  }
}
