package dev.samsa.billing.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How an amount comes from a quantity. All prices are the printed decimals of the catalog. */
public sealed interface PriceModel {

  /** One amount, whatever the quantity, if it is not zero. */
  record Flat(BigDecimal amount) implements PriceModel {}

  /** A price for each unit, or for each {@code per} units without rounding up. */
  record PerUnit(BigDecimal unitPrice, BigDecimal per) implements PriceModel {}

  /** A price for each package; a package that was begun counts whole. */
  record Packaged(BigDecimal packagePrice, BigDecimal size) implements PriceModel {}

  /** Each tier's units at that tier's price. */
  record Graduated(Tiers tiers) implements PriceModel {}

  /** All units at the price of the tier that the quantity reaches. */
  record Volume(Tiers tiers) implements PriceModel {}

  /**
   * A share of an amount of money.
   *
   * @param rate 0.10 is 10 %
   */
  record Percentage(BigDecimal rate) implements PriceModel {}

  /**
   * Tiers in order, the last one without an end.
   *
   * @param block units are sold in blocks of this size, a block that was begun counts whole, and
   *     tiers count blocks; empty for no blocks
   * @param flatAtZero whether the first tier's flat amount is due without any usage
   */
  record Tiers(List<Tier> tiers, Optional<BigDecimal> block, boolean flatAtZero) {
    public Tiers {
      tiers = List.copyOf(tiers);
    }
  }

  /**
   * One tier.
   *
   * @param upTo last quantity in this tier, empty for no end
   * @param unitPrice for each unit, or each block
   * @param flat due once, when the quantity enters the tier
   */
  record Tier(Optional<BigDecimal> upTo, BigDecimal unitPrice, BigDecimal flat) {}
}
