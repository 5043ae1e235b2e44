package dev.samsa.billing.proof;

import dev.samsa.billing.invoice.CreditGrant;
import dev.samsa.billing.invoice.CreditUse;
import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.invoice.InvoiceLine;
import dev.samsa.billing.invoice.TaxLine;
import dev.samsa.billing.invoice.Totals;
import dev.samsa.billing.rating.RatedMonth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Adds an invoice up again. */
final class TotalsCheck {
  private final Invoice invoice;
  private final RatedMonth rated;

  private TotalsCheck(Invoice invoice, RatedMonth rated) {
    this.invoice = invoice;
    this.rated = rated;
  }

  static Optional<Verification.Differs> check(Invoice invoice, RatedMonth rated) {
    return new TotalsCheck(invoice, rated).check();
  }

  private Optional<Verification.Differs> check() {
    Totals totals = invoice.totals();
    List<Supplier<Optional<Verification.Differs>>> checks =
        List.of(
            () -> Verifier.equal("rounding line", rounding(), rated.roundingDifference()),
            () -> Verifier.equal("sum of lines", totals.lines(), lines()),
            () ->
                Verifier.equal("promotions", totals.promotions(), used(CreditGrant.Kind.PROMOTION)),
            () ->
                Verifier.equal(
                    "taxable amount",
                    totals.taxable(),
                    totals.lines().subtract(totals.promotions())),
            this::taxes,
            () -> Verifier.equal("total", totals.total(), totals.taxable().add(totals.tax())),
            () -> Verifier.equal("prepaid", totals.prepaid(), used(CreditGrant.Kind.PREPAID)),
            () ->
                Verifier.equal(
                    "amount due",
                    totals.due().subtract(totals.toAccount()),
                    totals.total().subtract(totals.prepaid())));
    return checks.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
  }

  private Optional<Verification.Differs> taxes() {
    BigDecimal sum = BigDecimal.ZERO;
    for (TaxLine tax : invoice.taxes()) {
      BigDecimal real =
          invoice
              .totals()
              .taxable()
              .multiply(tax.rate())
              .setScale(tax.amount().scale(), RoundingMode.HALF_UP);
      Optional<Verification.Differs> difference =
          Verifier.equal("tax " + tax.name(), tax.amount(), real);
      if (difference.isPresent()) {
        return difference;
      }
      sum = sum.add(tax.amount());
    }
    return Verifier.equal("sum of taxes", invoice.totals().tax(), sum);
  }

  private BigDecimal lines() {
    return invoice.lines().stream()
        .map(InvoiceLine::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal rounding() {
    return invoice.lines().stream()
        .filter(line -> line.kind() == InvoiceLine.Kind.ROUNDING)
        .map(InvoiceLine::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal used(CreditGrant.Kind kind) {
    return invoice.credits().stream()
        .filter(use -> use.kind() == kind)
        .map(CreditUse::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
