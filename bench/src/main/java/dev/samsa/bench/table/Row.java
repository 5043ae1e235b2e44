package dev.samsa.bench.table;

import java.util.Locale;

/** One line of the table, as text. */
public record Row(
    String what, String ours, String baseline, String figure, String reach, boolean reached) {

  /**
   * A figure that is a ratio.
   *
   * @param unit of what the sides measured
   */
  public static Row of(String what, Comparison measured, String unit, Reach reach) {
    Spread ratio = measured.ratios();
    return new Row(
        what,
        number(Spread.of(measured.ours()).median()) + " " + unit,
        number(Spread.of(measured.baseline()).median()) + " " + unit,
        String.format(
            Locale.ROOT, "%.3f (%.3f to %.3f)", ratio.median(), ratio.least(), ratio.most()),
        reach.toString(),
        reach.reached(ratio.median()));
  }

  /** A figure with a limit of its own. */
  public static Row of(String what, double figure, Reach reach) {
    String text = number(figure) + " " + reach.unit();
    return new Row(what, text, "", text, reach.toString(), reach.reached(figure));
  }

  /** As a line of Markdown. */
  public String markdown() {
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(what, ours, baseline, figure, reach, reached ? "yes" : "no");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.3f" : value < 100 ? "%.1f" : "%.0f", value);
  }
}
