package dev.samsa.billing.catalog;

import dev.samsa.billing.money.Rounding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a price list. It never changes: other prices are another version.
 *
 * @param id of the list, such as {@code classic}
 * @param version from 1
 * @param name for people
 * @param note what a reader of the invoice should know of these prices
 * @param currency of all amounts
 * @param effectiveFrom first hour in which it may be used
 * @param effectiveTo first hour in which it may no longer be used, if any
 * @param rounding of lines and total
 * @param priceScale decimals of a unit price after conversion and multiplier
 * @param unitRules what the units mean
 * @param multipliers of regions; a region not listed has 1
 * @param meters known meters by name
 * @param plans price lines by tier
 * @param discounts in the order in which they are taken off
 * @param hash SHA-256 of its canonical JSON
 */
public record Catalog(
    String id,
    int version,
    String name,
    String note,
    Currency currency,
    Instant effectiveFrom,
    Optional<Instant> effectiveTo,
    Rounding rounding,
    int priceScale,
    UnitRules unitRules,
    Map<Region, BigDecimal> multipliers,
    Map<String, Meter> meters,
    List<Plan> plans,
    List<Discount> discounts,
    String hash) {
  public Catalog {
    multipliers = Map.copyOf(multipliers);
    meters = Map.copyOf(meters);
    plans = List.copyOf(plans);
    discounts = List.copyOf(discounts);
  }

  /** Id and version, such as {@code classic-1}. */
  public String key() {
    return id + "-" + version;
  }

  /** The plan of a tier with a zone layout. */
  public Optional<Plan> plan(String tier, Zones zones) {
    return plans.stream()
        .filter(plan -> plan.tier().equals(tier) && plan.zones().contains(zones))
        .findFirst();
  }

  /** The multiplier of a region; 1 unless the catalog lists another. */
  public BigDecimal multiplier(Region region) {
    return multipliers.getOrDefault(region, BigDecimal.ONE);
  }

  /** What is off the list price of a line; 0.11 is 11 %. */
  public BigDecimal discountRate(String lineType) {
    BigDecimal remaining = BigDecimal.ONE;
    for (Discount discount : discounts) {
      if (discount.covers(lineType)) {
        remaining = remaining.multiply(BigDecimal.ONE.subtract(discount.rate()));
      }
    }
    return BigDecimal.ONE.subtract(remaining);
  }
}
