package dev.samsa.billing.invoice;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.money.Rounding;
import dev.samsa.billing.rating.Finding;
import dev.samsa.billing.rating.RatedMonth;
import dev.samsa.billing.usage.BillingMonth;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the draft of an invoice: lines, then promotions, then taxes, then prepaid credit. Run again
 * with the same facts it gives the same document.
 */
public final class Drafting {
  private Drafting() {}

  /**
   * What a draft is made of.
   *
   * @param rated the organization's month
   * @param corrections of earlier months
   * @param shortfall of a commitment that ends with this month
   * @param credits all grants of the organization
   * @param at when credits are taken; expired ones are left out
   * @param usageRoots see {@link Invoice#usageRoots}
   */
  public record Input(
      String id,
      Party seller,
      Party buyer,
      BillingMonth month,
      RatedMonth rated,
      List<InvoiceLine> corrections,
      Optional<InvoiceLine> shortfall,
      List<CreditGrant> credits,
      TaxTable taxes,
      Instant at,
      Map<String, String> usageRoots) {}

  /**
   * A draft and its effect.
   *
   * @param credits the grants as they will be once the draft is issued
   */
  public record Drafted(Invoice invoice, List<CreditGrant> credits) {}

  /**
   * Makes a draft.
   *
   * @throws InvalidInputException if usage was parked: what cannot be billed must be cleared first
   */
  public static Drafted draft(Input input) {
    refuseParked(input.rated());
    List<InvoiceLine> lines = lines(input);
    BigDecimal zero = BigDecimal.ZERO.setScale(input.rated().rounding().scale());
    BigDecimal sum = lines.stream().map(InvoiceLine::amount).reduce(zero, BigDecimal::add);
    Credits credits = new Credits(input.credits(), input.at());
    BigDecimal promotions = zero.add(credits.promotions(lines));
    BigDecimal taxable = sum.subtract(promotions);
    TaxTable.Taxes taxes = input.taxes().of(input.seller(), input.buyer(), taxable, zero.scale());
    BigDecimal total = taxable.add(taxes.sum());
    BigDecimal prepaid = zero.add(credits.prepaid(total.max(zero)));
    Totals totals =
        new Totals(
            sum,
            promotions,
            taxable,
            zero.add(taxes.sum()),
            total,
            prepaid,
            total.max(zero).subtract(prepaid),
            total.negate().max(zero));
    return new Drafted(invoice(input, lines, credits.uses(), taxes, totals), credits.after());
  }

  private static Invoice invoice(
      Input input,
      List<InvoiceLine> lines,
      List<CreditUse> uses,
      TaxTable.Taxes taxes,
      Totals totals) {
    return new Invoice(
        input.id(),
        Optional.empty(),
        input.seller(),
        input.buyer(),
        input.month(),
        input.rated().currency(),
        lines,
        uses,
        taxes.lines(),
        taxes.note(),
        totals,
        policy(input.rated().rounding()),
        input.usageRoots());
  }

  private static void refuseParked(RatedMonth rated) {
    for (Finding finding : rated.findings()) {
      if (finding.kind().parked()) {
        throw new InvalidInputException(
            "usage", "is parked and must be cleared before an invoice: " + finding.message());
      }
    }
  }

  /** The grants as they are once an invoice is voided: exactly what it took is given back. */
  public static List<CreditGrant> restore(List<CreditGrant> grants, Invoice voided) {
    return Credits.restore(grants, voided.credits());
  }

  private static List<InvoiceLine> lines(Input input) {
    List<InvoiceLine> lines = new ArrayList<>();
    input.rated().lines().forEach(item -> lines.add(InvoiceLine.of(item)));
    BigDecimal difference = input.rated().roundingDifference();
    if (difference.signum() != 0) {
      lines.add(
          new InvoiceLine(
              "rounding",
              InvoiceLine.Kind.ROUNDING,
              "Rounding of the total",
              input.month().start(),
              input.month().end(),
              difference,
              Optional.empty(),
              Optional.empty()));
    }
    lines.addAll(input.corrections());
    input.shortfall().ifPresent(lines::add);
    Set<String> keys = new HashSet<>();
    for (InvoiceLine line : lines) {
      if (!keys.add(line.key())) {
        throw new InvalidInputException("lines", "hold the same charge twice: " + line.key());
      }
    }
    return lines;
  }

  private static String policy(Rounding rounding) {
    String lines =
        "Each line is its exact quantity times the printed price, rounded once (%s) to %s decimals."
            .formatted(rounding.mode(), rounding.scale());
    return lines
        + switch (rounding.total()) {
          case SUM_OF_LINES -> " The total is the sum of the printed lines.";
          case SUM_OF_EXACT -> " The total is the exact sum, rounded once.";
        };
  }
}
