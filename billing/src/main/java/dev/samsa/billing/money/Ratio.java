package dev.samsa.billing.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact fraction in lowest terms. Byte-milliseconds over a month of hours do not end as a
 * decimal; a fraction carries them unrounded to the one place where a line is rounded.
 *
 * @param numerator carries the sign
 * @param denominator greater than zero
 */
public record Ratio(BigInteger numerator, BigInteger denominator) implements Comparable<Ratio> {
  public static final Ratio ZERO = new Ratio(BigInteger.ZERO, BigInteger.ONE);
  public static final Ratio ONE = new Ratio(BigInteger.ONE, BigInteger.ONE);

  /** Decimals of a printed quantity; what does not end within them is printed rounded. */
  public static final int PRINTED_SCALE = 12;

  public Ratio {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("a fraction needs a denominator other than zero");
    }
    if (denominator.signum() < 0) {
      numerator = numerator.negate();
      denominator = denominator.negate();
    }
    if (!denominator.equals(BigInteger.ONE)) {
      BigInteger common = numerator.gcd(denominator);
      if (!common.equals(BigInteger.ONE)) {
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
      }
    }
  }

  public static Ratio of(BigDecimal value) {
    return value.scale() <= 0
        ? new Ratio(value.toBigIntegerExact(), BigInteger.ONE)
        : new Ratio(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
  }

  public static Ratio of(long value) {
    return new Ratio(BigInteger.valueOf(value), BigInteger.ONE);
  }

  /** The quotient of two decimals, exact. */
  public static Ratio of(BigDecimal dividend, BigDecimal divisor) {
    return of(dividend).divide(of(divisor));
  }

  public Ratio add(Ratio other) {
    return new Ratio(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Ratio subtract(Ratio other) {
    return add(other.negate());
  }

  public Ratio multiply(Ratio other) {
    return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  public Ratio multiply(BigDecimal factor) {
    return multiply(of(factor));
  }

  public Ratio divide(Ratio other) {
    return new Ratio(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  public Ratio divide(BigDecimal divisor) {
    return divide(of(divisor));
  }

  public Ratio negate() {
    return new Ratio(numerator.negate(), denominator);
  }

  public int signum() {
    return numerator.signum();
  }

  public Ratio min(Ratio other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public Ratio max(Ratio other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The smallest whole number not below this. */
  public Ratio ceiling() {
    return of(round(0, RoundingMode.CEILING));
  }

  /** This as a decimal of the given scale, rounded once. */
  public BigDecimal round(int scale, RoundingMode mode) {
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), scale, mode);
  }

  /** For people and CSV: at most {@value #PRINTED_SCALE} decimals, HALF_UP, no trailing zeros. */
  public BigDecimal printed() {
    BigDecimal decimal = round(PRINTED_SCALE, RoundingMode.HALF_UP).stripTrailingZeros();
    return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
  }

  /** Exact text that {@link #parse} reads back: {@code 7}, or {@code 7/3}. */
  public String exact() {
    return denominator.equals(BigInteger.ONE)
        ? numerator.toString()
        : numerator + "/" + denominator;
  }

  /** Reads what {@link #exact} wrote. */
  public static Ratio parse(String exact) {
    int slash = exact.indexOf('/');
    return slash < 0
        ? new Ratio(new BigInteger(exact), BigInteger.ONE)
        : new Ratio(
            new BigInteger(exact.substring(0, slash)), new BigInteger(exact.substring(slash + 1)));
  }

  @Override
  public int compareTo(Ratio other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public String toString() {
    return exact();
  }
}
