package dev.samsa.billing.catalog;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One line of a price list.
 *
 * @param lineType as in the API, such as {@code KAFKA_STORAGE}
 * @param product as in the API, such as {@code KAFKA}
 * @param name for people
 * @param source where the price comes from
 * @param measure how the quantity comes from usage
 * @param unit of the quantity
 * @param priceSpan the span of time the price is printed for if it is not the unit's: a price for a
 *     GB-month on a line in GB-hours
 * @param allowance what is free
 * @param quantityRounding for lines that do not bill fractions of a unit
 * @param price how the amount comes from the quantity
 * @param accumulate over what tiers count
 * @param minimum a cluster's month is filled up to this amount by a line of its own
 * @param maximum a cluster's month is cut off at this amount
 * @param regional whether the region's multiplier applies
 */
public record PriceLine(
    String lineType,
    String product,
    String name,
    Optional<String> source,
    Measure measure,
    Unit unit,
    Optional<Unit.Span> priceSpan,
    Optional<Allowance> allowance,
    Optional<QuantityRounding> quantityRounding,
    PriceModel price,
    Accumulate accumulate,
    Optional<BigDecimal> minimum,
    Optional<BigDecimal> maximum,
    boolean regional) {

  /** Over what the tiers of a line count in a month. */
  public enum Accumulate {
    CLUSTER,
    ORGANIZATION
  }
}
