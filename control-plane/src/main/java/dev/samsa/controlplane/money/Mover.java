package dev.samsa.controlplane.money;

import dev.samsa.controlplane.money.PricedMonth.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A line whose cost has changed. Pure.
 *
 * @param before what it cost in the 24 hours before the turn
 * @param after what it costs in 24 hours at the rate since the turn; an hour that has begun counts
 *     whole, as cluster-hours do
 */
record Mover(Line line, BigDecimal before, BigDecimal after) {
  static final Duration DAY = Duration.ofDays(1);
  private static final BigDecimal TWENTY = BigDecimal.valueOf(20);

  BigDecimal difference() {
    return after.subtract(before);
  }

  /** More than a twentieth: less is how the hours fall. */
  private boolean isWorthSaying() {
    return difference().abs().multiply(TWENTY).compareTo(before) > 0;
  }

  /**
   * Lines that changed, the largest change first.
   *
   * @param months those that the time since a day before the turn lies in
   * @param turn a full hour, a day ago or a little more
   */
  static List<Mover> of(List<PricedMonth> months, Instant turn, Instant now) {
    Map<Line, BigDecimal> before = spent(months, turn.minus(DAY), turn);
    Map<Line, BigDecimal> after = spent(months, turn, now);
    BigDecimal hours = BigDecimal.valueOf(Duration.between(turn, now.minusNanos(1)).toHours() + 1);
    BigDecimal day = BigDecimal.valueOf(DAY.toHours());
    Set<Line> lines = new TreeSet<>(before.keySet());
    lines.addAll(after.keySet());
    return lines.stream()
        .map(line ->
            new Mover(
                line,
                before.getOrDefault(line, BigDecimal.ZERO),
                after
                    .getOrDefault(line, BigDecimal.ZERO)
                    .multiply(day)
                    .divide(hours, LiveLine.SCALE, RoundingMode.HALF_UP)))
        .filter(Mover::isWorthSaying)
        .sorted(Comparator.comparing((Mover mover) -> mover.difference().abs()).reversed())
        .toList();
  }

  private static Map<Line, BigDecimal> spent(List<PricedMonth> months, Instant from, Instant to) {
    Map<Line, BigDecimal> all = new TreeMap<>();
    months.forEach(month ->
        month.spent(from, to).forEach((line, amount) -> all.merge(line, amount, BigDecimal::add)));
    return all;
  }
}
