package dev.samsa.controlplane.usage;

import java.util.ArrayList;
import java.util.List;

/**
 * How a batch's piece of a counter fits to what was counted before. Totals are positions on one
 * line: each position may be counted once, and what no batch has brought is a gap.
 */
sealed interface Continuity {

  /**
   * Positions that no batch has brought yet.
   *
   * @param key key of its row
   */
  record Gap(long key, long from, long to) {}

  /** It begins where counting stood. */
  record Follows() implements Continuity {}

  /** It begins further on: the positions between are missing. */
  record Skips(long from, long to) implements Continuity {}

  /** It lies within a gap, of which these pieces remain. */
  record Fills(Gap gap, List<Piece> remaining) implements Continuity {}

  /** At least part of it was counted before. */
  record Overlaps(long counted) implements Continuity {}

  /** What remains of a gap. */
  record Piece(long from, long to) {}

  /**
   * Judges one piece.
   *
   * @param counted how far the counter is counted
   * @param gaps what is missing below that
   * @param start total at the window's start
   * @param end total at its end
   */
  static Continuity of(long counted, List<Gap> gaps, long start, long end) {
    if (start == counted) {
      return new Follows();
    }
    if (start > counted) {
      return new Skips(counted, start);
    }
    for (Gap gap : gaps) {
      if (gap.from() <= start && end <= gap.to()) {
        List<Piece> remaining = new ArrayList<>();
        if (gap.from() < start) {
          remaining.add(new Piece(gap.from(), start));
        }
        if (end < gap.to()) {
          remaining.add(new Piece(end, gap.to()));
        }
        return new Fills(gap, remaining);
      }
    }
    return new Overlaps(counted);
  }
}
