package dev.samsa.controlplane.party;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.TextRule;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What names, addresses, countries and VAT ids on invoices must be like. */
final class AddressRules {
  static final TextRule NAME = new TextRule("/name", 120);
  static final TextRule VAT_ID = new TextRule("/vat_id", 30);
  private static final TextRule LINE = new TextRule("/address", 100);
  private static final int MOST_LINES = 6;
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private AddressRules() {}

  static List<String> address(List<String> lines) {
    if (lines == null) {
      return List.of();
    }
    if (lines.size() > MOST_LINES) {
      throw ApiException.invalid("/address", "address must have at most " + MOST_LINES + " lines.");
    }
    return lines.stream().map(LINE::required).toList();
  }

  static String country(String country) {
    if (country == null || !COUNTRIES.contains(country)) {
      throw ApiException.invalid(
          "/country", "country must be two capital letters as in ISO 3166, such as DE.");
    }
    return country;
  }
}
