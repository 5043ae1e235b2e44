package dev.samsa.billing.invoice;

import dev.samsa.billing.InvalidInputException;
import java.util.List;

/**
 * Seller or buyer as they were when the invoice was issued.
 *
 * @param id of the organization, or of the seller's legal entity
 * @param address lines of the billing address
 * @param country two letters, ISO 3166
 * @param vatId empty for none
 */
public record Party(String id, String name, List<String> address, String country, String vatId) {
  public Party {
    address = List.copyOf(address);
    if (!country.matches("[A-Z]{2}")) {
      throw new InvalidInputException(
          "country", "must be two capital letters as in ISO 3166, not " + country);
    }
  }
}
