package dev.samsa.controlplane.money;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import dev.samsa.controlplane.usage.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a month looks like if it goes on as it went: the cluster runs on, levels stay as they are,
 * and counters grow by what they grew by on average while it ran.
 */
final class Projection {
  private Projection() {}

  /**
   * The month to its end.
   *
   * @param now where known usage ends
   */
  static ClusterMonth of(
      MeteredResource cluster, ClusterMonth known, List<Span> running, Instant now) {
    BillingMonth month = known.month();
    boolean runs = running.stream().anyMatch(span -> !span.to().isBefore(now));
    if (!runs || !now.isBefore(month.end())) {
      return known;
    }
    ClusterMonth.Builder whole = ClusterMonth.of(known.resource(), month).plan(cluster.plan());
    running.forEach(span -> whole.running(span.from(), span.to()));
    whole.running(now, month.end());
    Duration ran = Span.total(running);
    Duration rest = Duration.between(now, month.end());
    int hourOfNow = month.index(now.truncatedTo(ChronoUnit.HOURS));
    for (String meter : known.meters()) {
      whole.opening(meter, known.opening(meter));
      project(whole, meter, known.hours(meter), hourOfNow, ran, rest, now);
    }
    return whole.build();
  }

  private static void project(
      ClusterMonth.Builder whole,
      String meter,
      List<HourUsage> hours,
      int hourOfNow,
      Duration ran,
      Duration rest,
      Instant now) {
    BigDecimal total = BigDecimal.ZERO;
    HourUsage.Level level = null;
    for (int hour = 0; hour < hours.size(); hour++) {
      HourUsage usage = hours.get(hour);
      if (usage instanceof HourUsage.Counter counter) {
        total = total.add(counter.sum());
      } else if (usage instanceof HourUsage.Level found) {
        level = found;
      }
      if (usage != null && hour != hourOfNow) {
        whole.hour(meter, hour, usage);
      }
    }
    HourUsage current = hourOfNow < hours.size() ? hours.get(hourOfNow) : null;
    if (level == null) {
      BigDecimal more =
          total
              .multiply(BigDecimal.valueOf(rest.toMillis()))
              .divide(BigDecimal.valueOf(Math.max(1, ran.toMillis())), 0, RoundingMode.HALF_UP);
      BigDecimal so = current instanceof HourUsage.Counter counter ? counter.sum() : BigDecimal.ZERO;
      whole.hour(meter, hourOfNow, new HourUsage.Counter(so.add(more), so.add(more), 0));
      return;
    }
    // Later hours need no bucket: rating carries the level on for as long as the cluster runs.
    long restOfHour =
        HourUsage.MILLIS_PER_HOUR - Math.floorMod(now.toEpochMilli(), HourUsage.MILLIS_PER_HOUR);
    BigDecimal held = level.last().multiply(BigDecimal.valueOf(restOfHour));
    BigDecimal so = current instanceof HourUsage.Level found ? found.integral() : BigDecimal.ZERO;
    whole.hour(meter, hourOfNow, HourUsage.Level.of(so.add(held), level.last(), 0));
  }
}
