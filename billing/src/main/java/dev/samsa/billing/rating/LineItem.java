package dev.samsa.billing.rating;

import dev.samsa.billing.money.Ratio;
import dev.samsa.billing.usage.PlanPeriod;
import dev.samsa.billing.usage.Resource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * One line of a bill, with all that is needed to recompute it.
 *
 * @param key the same for the same line whenever it is rated: resource, line type, kind, start
 * @param kind why the line is there
 * @param article what is charged for
 * @param resource what was used
 * @param placement tier, zones and region that gave the prices
 * @param from first instant of the usage
 * @param to first instant after it
 * @param catalog key of the catalog version, such as {@code classic-1}
 * @param catalogHash SHA-256 of that catalog
 * @param quantity how much was used, how much of it was free, how much is billed
 * @param unitPrice the printed price; empty where there is more than one, as with tiers
 * @param steps the prices that make up the line
 * @param amounts what it comes to
 * @param gapSeconds for which nothing was reported
 * @param derivation from usage to amount, for people
 */
public record LineItem(
    String key,
    Kind kind,
    Article article,
    Resource resource,
    PlanPeriod placement,
    Instant from,
    Instant to,
    String catalog,
    String catalogHash,
    Quantity quantity,
    Optional<BigDecimal> unitPrice,
    List<PriceStep> steps,
    Amounts amounts,
    long gapSeconds,
    List<DerivationStep> derivation) {

  public LineItem {
    steps = List.copyOf(steps);
    derivation = List.copyOf(derivation);
  }

  /** Why a line is there. */
  public enum Kind {
    /** Something was used. */
    USAGE,
    /** Fills a line up to its minimum. */
    MINIMUM
  }

  /** What is charged for, in the words of the API. */
  public record Article(String lineType, String product, String name) {}

  /**
   * A quantity in a unit; {@code used = free + billed} but for the line's own quantity rounding.
   *
   * @param used exact
   * @param free taken by the allowance, exact
   * @param billed exact
   */
  public record Quantity(Ratio used, Ratio free, Ratio billed, String unit) {}

  /**
   * What a line comes to.
   *
   * @param exact what is due before rounding
   * @param discountRate what the catalog takes off the list price; 0.11 is 11 %
   * @param original at list price, rounded
   * @param discount {@code original - amount}
   * @param amount what is due: {@code exact}, rounded once
   */
  public record Amounts(
      Ratio exact,
      BigDecimal discountRate,
      BigDecimal original,
      BigDecimal discount,
      BigDecimal amount,
      Currency currency) {}

  public String lineType() {
    return article.lineType();
  }

  /** What is due, as printed. */
  public BigDecimal amount() {
    return amounts.amount();
  }

  /** What is due at more decimals than printed, for a bill that is still running. */
  public BigDecimal amount(int scale) {
    return amounts.exact().round(scale, RoundingMode.HALF_UP);
  }
}
