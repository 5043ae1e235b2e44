package dev.samsa.billing.budget;

import dev.samsa.billing.InvalidInputException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * Where a month's spending will end, with intervals. The days to come are taken to be like the days
 * seen: their mean, and the uncertainty of both that mean and the days themselves. Where there are
 * no two days yet, hours do as well.
 *
 * @param expected at the end of the month
 * @param low80 with the next, holds the end in 80 of 100 months
 * @param low95 with the next, holds the end in 95 of 100 months
 */
public record Forecast(
    BigDecimal expected, BigDecimal low80, BigDecimal high80, BigDecimal low95, BigDecimal high95) {

  /** Enough for amounts of money; the result is rounded to the scale asked for. */
  private static final MathContext PRECISION = MathContext.DECIMAL128;

  /** Hours of the longest month. */
  private static final int MOST_SPANS = 744;

  /** Quantiles of Student's t at 90 % and 97.5 %, for 1, 2, 3 … degrees of freedom. */
  private static final List<Quantiles> STUDENT =
      List.of(
          new Quantiles("3.0777", "12.7062"),
          new Quantiles("1.8856", "4.3027"),
          new Quantiles("1.6377", "3.1824"),
          new Quantiles("1.5332", "2.7764"),
          new Quantiles("1.4759", "2.5706"),
          new Quantiles("1.4398", "2.4469"),
          new Quantiles("1.4149", "2.3646"),
          new Quantiles("1.3968", "2.3060"),
          new Quantiles("1.3830", "2.2622"),
          new Quantiles("1.3722", "2.2281"),
          new Quantiles("1.3634", "2.2010"),
          new Quantiles("1.3562", "2.1788"),
          new Quantiles("1.3502", "2.1604"),
          new Quantiles("1.3450", "2.1448"),
          new Quantiles("1.3406", "2.1314"),
          new Quantiles("1.3368", "2.1199"),
          new Quantiles("1.3334", "2.1098"),
          new Quantiles("1.3304", "2.1009"),
          new Quantiles("1.3277", "2.0930"),
          new Quantiles("1.3253", "2.0860"),
          new Quantiles("1.3232", "2.0796"),
          new Quantiles("1.3212", "2.0739"),
          new Quantiles("1.3195", "2.0687"),
          new Quantiles("1.3178", "2.0639"),
          new Quantiles("1.3163", "2.0595"),
          new Quantiles("1.3150", "2.0555"),
          new Quantiles("1.3137", "2.0518"),
          new Quantiles("1.3125", "2.0484"),
          new Quantiles("1.3114", "2.0452"));

  private record Quantiles(BigDecimal of80, BigDecimal of95) {
    private Quantiles(String of80, String of95) {
      this(new BigDecimal(of80), new BigDecimal(of95));
    }
  }

  /**
   * Forecasts.
   *
   * @param spans spent in each whole day, or hour, so far; two at least
   * @param inAll how many of them the month has, those to come included
   * @param scale decimals of the result
   */
  public static Forecast of(List<BigDecimal> spans, int inAll, int scale) {
    int seen = spans.size();
    if (seen < 2 || seen > inAll || inAll > MOST_SPANS) {
      throw new InvalidInputException(
          "spans", "must be 2 to those of the month, but are " + seen + " of " + inAll);
    }
    BigDecimal spent = spans.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal n = BigDecimal.valueOf(seen);
    BigDecimal mean = spent.divide(n, PRECISION);
    BigDecimal left = BigDecimal.valueOf(inAll - seen);
    BigDecimal squares = BigDecimal.ZERO;
    for (BigDecimal span : spans) {
      squares = squares.add(span.subtract(mean).pow(2), PRECISION);
    }
    BigDecimal variance = squares.divide(BigDecimal.valueOf(seen - 1L), PRECISION);
    // The sum of m spans to come, from a mean of n spans: variance x m x (1 + m / n).
    BigDecimal spread =
        variance
            .multiply(left)
            .multiply(BigDecimal.ONE.add(left.divide(n, PRECISION)))
            .sqrt(PRECISION);
    BigDecimal expected = spent.add(mean.multiply(left));
    Quantiles quantiles = STUDENT.get(Math.min(seen - 2, STUDENT.size() - 1));
    BigDecimal by80 = spread.multiply(quantiles.of80());
    BigDecimal by95 = spread.multiply(quantiles.of95());
    return new Forecast(
        rounded(expected, scale),
        rounded(expected.subtract(by80).max(spent), scale),
        rounded(expected.add(by80), scale),
        rounded(expected.subtract(by95).max(spent), scale),
        rounded(expected.add(by95), scale));
  }

  private static BigDecimal rounded(BigDecimal value, int scale) {
    return value.setScale(scale, RoundingMode.HALF_UP);
  }
}
