package dev.samsa.billing.invoice;

import dev.samsa.billing.InvalidInputException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;

/**
 * Which taxes fall due, as the operator's own data.
 *
 * @param rates by country of the buyer
 * @param registeredIn countries besides its own in which the seller collects tax
 * @param union countries that leave the tax of a business in another of them to that business
 */
public record TaxTable(List<Rate> rates, Set<String> registeredIn, Set<String> union) {
  public static final TaxTable NONE = new TaxTable(List.of(), Set.of(), Set.of());

  public TaxTable {
    rates = List.copyOf(rates);
    registeredIn = Set.copyOf(registeredIn);
    union = Set.copyOf(union);
  }

  /**
   * One tax of one country.
   *
   * @param rate 0.19 is 19 %
   */
  public record Rate(String country, String name, BigDecimal rate) {
    public Rate {
      if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0) {
        throw new InvalidInputException("rate", "must be from 0 to 1, but is " + rate);
      }
    }
  }

  /**
   * The taxes of an invoice.
   *
   * @param note what the law wants said, empty for nothing
   */
  public record Taxes(List<TaxLine> lines, String note) {
    public Taxes {
      lines = List.copyOf(lines);
    }

    public BigDecimal sum() {
      return lines.stream().map(TaxLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /** The taxes on an amount between two parties, each rounded HALF_UP by itself. */
  public Taxes of(Party seller, Party buyer, BigDecimal taxable, int scale) {
    boolean domestic = seller.country().equals(buyer.country());
    boolean sameUnion = union.contains(seller.country()) && union.contains(buyer.country());
    if (!domestic && sameUnion && !buyer.vatId().isEmpty()) {
      return new Taxes(
          List.of(), "Reverse charge: tax is to be paid by the recipient, " + buyer.vatId());
    }
    if (!domestic && !sameUnion && !registeredIn.contains(buyer.country())) {
      return new Taxes(List.of(), "");
    }
    return new Taxes(
        rates.stream()
            .filter(rate -> rate.country().equals(buyer.country()))
            .map(rate ->
                new TaxLine(
                    rate.name(),
                    rate.rate(),
                    taxable,
                    taxable.multiply(rate.rate()).setScale(scale, RoundingMode.HALF_UP)))
            .toList(),
        "");
  }
}
