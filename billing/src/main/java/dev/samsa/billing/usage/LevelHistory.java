package dev.samsa.billing.usage;

import dev.samsa.billing.InvalidInputException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A level as the instants at which it changed, turned into hour buckets. It counts while the
 * resource ran; before its first change it is zero.
 */
public final class LevelHistory {
  private final List<Change> changes;

  /**
   * One change.
   *
   * @param by whether {@code value} is added to the level; otherwise it is the new level
   */
  public record Change(Instant at, BigDecimal value, boolean by) {}

  /**
   * @param changes in any order; several at one instant are applied in the order given
   */
  public LevelHistory(List<Change> changes) {
    List<Change> sorted = new ArrayList<>(changes);
    sorted.sort(Comparator.comparing(Change::at));
    this.changes = sorted;
  }

  /** The hour buckets of a month, by number of the hour. */
  public Map<Integer, HourUsage.Level> hours(BillingMonth month, List<Running> running) {
    Map<Integer, Piece> pieces = new TreeMap<>();
    BigDecimal level = BigDecimal.ZERO;
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      level = change.by() ? level.add(change.value()) : change.value();
      if (level.signum() < 0) {
        throw new InvalidInputException(
            "changes", "take the level below zero at " + change.at() + ": " + level);
      }
      Instant until = i + 1 < changes.size() ? changes.get(i + 1).at() : month.end();
      for (Running span : running) {
        hold(pieces, month, level, later(change.at(), span.from()), earlier(until, span.to()));
      }
    }
    Map<Integer, HourUsage.Level> hours = new TreeMap<>();
    pieces.forEach((hour, piece) ->
        hours.put(hour, new HourUsage.Level(piece.integral, piece.last, piece.highest, 0)));
    return hours;
  }

  private static void hold(
      Map<Integer, Piece> pieces, BillingMonth month, BigDecimal level, Instant from, Instant to) {
    long start = month.start().toEpochMilli();
    long at = Math.max(from.toEpochMilli(), start) - start;
    long end = Math.min(to.toEpochMilli(), month.end().toEpochMilli()) - start;
    while (at < end) {
      int hour = (int) (at / HourUsage.MILLIS_PER_HOUR);
      long until = Math.min(end, HourUsage.MILLIS_PER_HOUR * (hour + 1L));
      pieces.computeIfAbsent(hour, _ -> new Piece()).add(level, until - at);
      at = until;
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static final class Piece {
    private BigDecimal integral = BigDecimal.ZERO;
    private BigDecimal last = BigDecimal.ZERO;
    private BigDecimal highest = BigDecimal.ZERO;

    private void add(BigDecimal level, long millis) {
      integral = integral.add(level.multiply(BigDecimal.valueOf(millis)));
      last = level;
      highest = highest.max(level);
    }
  }
}
