package dev.samsa.billing.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How amounts and prices are shown: every decimal that says something, but two at least. */
public final class MoneyText {
  private static final int LEAST_DECIMALS = 2;

  private MoneyText() {}

  /** {@code 1.2} gives {@code 1.20}, {@code 0.004100} gives {@code 0.0041}. */
  public static String of(BigDecimal amount) {
    return printed(amount).toPlainString();
  }

  /** The same value with the decimals in which it is shown. */
  public static BigDecimal printed(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() < LEAST_DECIMALS
        ? stripped.setScale(LEAST_DECIMALS, RoundingMode.UNNECESSARY)
        : stripped;
  }

  /** An amount kept as a whole number of 1/10,000 of the currency. */
  public static BigDecimal ofTenThousandths(long units) {
    return printed(BigDecimal.valueOf(units, 4));
  }
}
