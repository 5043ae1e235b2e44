package dev.samsa.billing.rating;

import dev.samsa.billing.money.Ratio;
import java.math.BigDecimal;

/**
 * A part of a line that has one price: the whole line, a tier, a flat amount.
 *
 * @param name such as "units 1,025 to 51,200"
 * @param quantity in units, packages or blocks; 1 for a flat amount
 * @param unitPrice printed price of each
 * @param amount quantity times price, exact
 * @param cutOff what the line's maximum takes off, exact
 */
public record PriceStep(
    String name, Ratio quantity, BigDecimal unitPrice, Ratio amount, Ratio cutOff) {

  static PriceStep of(String name, Ratio quantity, BigDecimal unitPrice) {
    return new PriceStep(name, quantity, unitPrice, quantity.multiply(unitPrice), Ratio.ZERO);
  }

  PriceStep reversed() {
    return new PriceStep(
        name + ", billed before", quantity.negate(), unitPrice, amount.negate(), cutOff.negate());
  }

  /** The amount that is due. */
  public Ratio due() {
    return amount.subtract(cutOff);
  }
}
