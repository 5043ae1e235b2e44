package dev.samsa.billing.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How a price list rounds: each line once, never an hour.
 *
 * @param scale decimals of a line's amount
 * @param mode how a line is rounded
 * @param total how the total comes from the lines
 */
public record Rounding(int scale, RoundingMode mode, Total total) {

  /** The two schools of totals. */
  public enum Total {
    /** The total is the sum of the printed lines. */
    SUM_OF_LINES,
    /** The total is the exact sum, rounded once; a rounding line makes up the difference. */
    SUM_OF_EXACT
  }

  /** The amount as it is printed. */
  public BigDecimal line(Ratio exact) {
    return exact.round(scale, mode);
  }
}
