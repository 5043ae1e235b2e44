package dev.samsa.billing.catalog;

import java.math.BigDecimal;
import java.util.List;

/** How the quantity of a line comes from usage. */
public sealed interface Measure {

  /** A counter, summed. */
  record Sum(String meter) implements Measure {}

  /** A level, integrated over time: byte-hours, partition-hours. */
  record LevelTime(String meter) implements Measure {}

  /** The time that the resource ran, by the catalog's hour rule. */
  record RunningTime() implements Measure {}

  /**
   * Elastic capacity: each running hour counts as many units as its busiest minute needed.
   *
   * @param shares what one unit carries
   * @param atLeast units of an hour without traffic
   */
  record Capacity(List<Share> shares, int atLeast) implements Measure {
    public Capacity {
      shares = List.copyOf(shares);
    }

    /** What one unit of capacity carries of one counter in a second. */
    public record Share(String meter, BigDecimal perSecond) {}
  }

  /** The highest level of each running hour, times the hour: capacity that was set, such as CKU. */
  record HourlyPeak(String meter) implements Measure {}

  /** The highest level of the month. */
  record Highest(String meter) implements Measure {}

  /** The level at the end of the month. */
  record Last(String meter) implements Measure {}

  /** One, in a month in which the resource ran. */
  record Once() implements Measure {}

  /**
   * The amounts of other lines.
   *
   * @param lineTypes of which lines; empty for all
   */
  record AmountOf(List<String> lineTypes) implements Measure {
    public AmountOf {
      lineTypes = List.copyOf(lineTypes);
    }
  }

  /** The meters it reads. */
  default List<String> meters() {
    return switch (this) {
      case Sum(String meter) -> List.of(meter);
      case LevelTime(String meter) -> List.of(meter);
      case HourlyPeak(String meter) -> List.of(meter);
      case Highest(String meter) -> List.of(meter);
      case Last(String meter) -> List.of(meter);
      case Capacity(var shares, _) -> shares.stream().map(Capacity.Share::meter).toList();
      case RunningTime(), Once(), AmountOf(_) -> List.of();
    };
  }
}
