package dev.samsa.billing.rating;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.PriceLine;
import dev.samsa.billing.catalog.PriceModel;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.usage.BillingMonth;
import java.math.BigDecimal;
import java.util.Optional;

/** Printed prices of a catalog, for those who show them without any usage. */
public final class UnitPrices {
  private UnitPrices() {}

  /**
   * The price of one unit of a line as an invoice of that month would print it; empty for a line
   * whose price is not so much a unit.
   */
  public static Optional<BigDecimal> printed(
      Catalog catalog, PriceLine line, Region region, BillingMonth month) {
    return PrintedPrice.of(catalog, line, region, month).model()
            instanceof PriceModel.PerUnit(var price, _)
        ? Optional.of(price)
        : Optional.empty();
  }
}
