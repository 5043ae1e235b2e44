package dev.samsa.controlplane.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stripe takes amounts in units of its own: a hundred times too much is easily charged. */
class MinorUnitsTest {
  @ParameterizedTest
  @CsvSource({
    "USD, 12.34, 1234",
    "EUR, 0.01, 1",
    "JPY, 5740, 5740",
    "KRW, 12000, 12000",
    "KWD, 5.120, 5120",
    // ISO 4217 gives it two decimals, Stripe none.
    "MGA, 5000.00, 5000",
    // ISO 4217 gives them none, Stripe two.
    "ISK, 5, 500",
    "UGX, 5, 500"
  })
  void anAmountIsAskedForInStripesUnitsAndReadBackAsTheSame(
      String currency, BigDecimal amount, long units) {
    assertThat(StripeProvider.minorUnits(amount, currency)).isEqualTo(units);
    assertThat(StripeProvider.amount(units, currency)).isEqualByComparingTo(amount);
  }

  @Test
  void aFractionOfTheSmallestUnitIsNeverRoundedAway() {
    assertThatThrownBy(() -> StripeProvider.minorUnits(new BigDecimal("1.5"), "JPY"))
        .isInstanceOf(ArithmeticException.class);
  }
}
