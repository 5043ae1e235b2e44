package dev.samsa.controlplane.credit;

import dev.samsa.controlplane.api.ApiException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/** What amounts and currencies in requests must be like. */
public final class MoneyRules {
  private static final BigDecimal LARGEST = BigDecimal.TEN.pow(12);
  private static final int MOST_SCOPES = 100;

  private MoneyRules() {}

  /** An amount above zero, in decimals that the currency has. */
  public static BigDecimal amount(String field, String given, String currency) {
    int decimals = Math.max(Currency.getInstance(currency).getDefaultFractionDigits(), 0);
    if (given != null && given.matches("[0-9]{1,13}(\\.[0-9]{1,12})?")) {
      BigDecimal amount = new BigDecimal(given);
      if (amount.signum() > 0
          && amount.compareTo(LARGEST) < 0
          && amount.stripTrailingZeros().scale() <= decimals) {
        return amount.setScale(decimals);
      }
    }
    throw ApiException.invalid(
        "/" + field,
        field
            + " must be a text such as \"12.50\": above 0, with at most "
            + decimals
            + " decimals.");
  }

  /** A currency code; USD if none is given. */
  public static String currency(String given) {
    if (given == null) {
      return "USD";
    }
    try {
      return Currency.getInstance(given).getCurrencyCode();
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid("/currency", "currency must be a code of ISO 4217, such as USD.");
    }
  }

  static List<String> scope(String field, List<String> given) {
    if (given == null) {
      return List.of();
    }
    if (given.size() > MOST_SCOPES
        || given.stream().anyMatch(g -> g == null || !g.matches("[A-Za-z0-9_-]{1,64}"))) {
      throw ApiException.invalid(
          "/" + field,
          field + " must be at most " + MOST_SCOPES + " names, such as KAFKA_STORAGE.");
    }
    return List.copyOf(given);
  }
}
