package dev.samsa.billing.catalog;

import java.math.BigDecimal;
import java.util.List;

/**
 * A share off the list price.
 *
 * @param rate 0.11 is 11 % off
 * @param lineTypes which lines; empty for all
 */
public record Discount(String name, BigDecimal rate, List<String> lineTypes) {
  public Discount {
    lineTypes = List.copyOf(lineTypes);
  }

  boolean covers(String lineType) {
    return lineTypes.isEmpty() || lineTypes.contains(lineType);
  }
}
