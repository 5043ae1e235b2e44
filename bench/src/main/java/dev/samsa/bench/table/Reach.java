package dev.samsa.bench.table;

import java.util.Locale;

/**
 * What a figure is to reach.
 *
 * @param bound the limit
 * @param atMost whether less is better
 * @param unit of the bound, empty for a ratio
 */
public record Reach(double bound, boolean atMost, String unit) {
  public static Reach atMost(double bound) {
    return new Reach(bound, true, "");
  }

  public static Reach atLeast(double bound) {
    return new Reach(bound, false, "");
  }

  public static Reach atMostMiB(double bound) {
    return new Reach(bound, true, "MiB");
  }

  public static Reach atMostSeconds(double bound) {
    return new Reach(bound, true, "s");
  }

  public boolean reached(double figure) {
    return atMost ? figure <= bound : figure >= bound;
  }

  @Override
  public String toString() {
    String number = String.format(Locale.ROOT, unit.isEmpty() ? "%.2f" : "%.0f ", bound);
    return (atMost ? "<= " : ">= ") + number + unit;
  }
}
