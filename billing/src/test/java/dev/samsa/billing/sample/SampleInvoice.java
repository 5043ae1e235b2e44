package dev.samsa.billing.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.invoice.CreditGrant;
import dev.samsa.billing.invoice.Drafting;
import dev.samsa.billing.invoice.Party;
import dev.samsa.billing.invoice.TaxTable;
import dev.samsa.billing.rating.RatedMonth;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.usage.BillingMonth;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Drafts of invoices drawn from a seed: tiers, discounts, maximums, credits and taxes. */
public final class SampleInvoice {
  public static final BillingMonth MONTH = BillingMonth.of(2026, 2);
  public static final Party SELLER = new Party("seller", "Samsa GmbH", List.of(), "DE", "DE1");

  private static final List<Catalog> CATALOGS =
      List.of(catalog("0", "SUM_OF_LINES"), catalog("0.11", "SUM_OF_EXACT"));

  private SampleInvoice() {}

  /** A draft with all that an invoice can have. */
  public static Drafting.Drafted draft(int seed) {
    return Drafting.draft(input(seed));
  }

  public static Drafting.Input input(int seed) {
    RandomInput input = new RandomInput(seed);
    int hours = input.integer(1, 6);
    RatedMonth rated =
        Rating.rate(
            input.one(CATALOGS), RandomInput.month("lkc-1", MONTH, hours, input.buckets(hours)));
    return new Drafting.Input(
        "in-" + seed,
        SELLER,
        new Party(
            "org-1", "=Buyer, \"Ltd\"", List.of("1 Way"), input.one(List.of("DE", "FR", "US")), ""),
        MONTH,
        rated,
        List.of(),
        Optional.empty(),
        credits(input),
        taxes(input),
        MONTH.end(),
        Map.of());
  }

  public static List<CreditGrant> credits(RandomInput input) {
    List<CreditGrant> credits = new ArrayList<>();
    int count = input.integer(0, 4);
    for (int i = 0; i < count; i++) {
      BigDecimal amount = input.decimal(100_000, 2).setScale(2);
      CreditGrant.Kind kind = input.one(List.of(CreditGrant.Kind.values()));
      boolean scoped = kind == CreditGrant.Kind.PROMOTION && input.integer(0, 1) == 0;
      credits.add(
          new CreditGrant(
              "credit-" + i,
              kind,
              amount,
              amount,
              input.integer(0, 3) == 0
                  ? Optional.of(
                      input.one(List.of(MONTH.start(), Instant.parse("2030-01-01T00:00:00Z"))))
                  : Optional.empty(),
              input.integer(0, 2),
              Instant.EPOCH.plusSeconds(input.integer(0, 1000)),
              scoped
                  ? new CreditGrant.Scope(List.of(input.one(List.of("UNITS", "LEVEL"))), List.of())
                  : CreditGrant.Scope.ALL));
    }
    return credits;
  }

  private static TaxTable taxes(RandomInput input) {
    List<TaxTable.Rate> rates = new ArrayList<>();
    rates.add(new TaxTable.Rate("DE", "VAT", new BigDecimal("0.19")));
    rates.add(new TaxTable.Rate("FR", "TVA", new BigDecimal("0.20")));
    if (input.integer(0, 1) == 0) {
      rates.add(new TaxTable.Rate("DE", "Levy", new BigDecimal("0.09975")));
    }
    return new TaxTable(rates, Set.of(), Set.of("DE", "FR"));
  }

  private static Catalog catalog(String discount, String total) {
    ObjectNode options = SampleCatalog.options();
    options.putObject("rounding").put("total", total);
    if (!discount.equals("0")) {
      options.putArray("discounts").addObject().put("name", "contract").put("rate", discount);
    }
    ObjectNode tiers = SampleCatalog.options().put("model", "GRADUATED");
    tiers
        .putArray("tiers")
        .add(
            SampleCatalog.options()
                .put("up_to", "1000000")
                .put("unit_price", "0.00001")
                .put("flat", "3"))
        .add(SampleCatalog.options().put("unit_price", "0.000001"));
    ObjectNode level = SampleCatalog.levelLine("LEVEL", SampleCatalog.perUnit("0.0015"));
    level.put("minimum", "2.50");
    return SampleCatalog.of(
        options,
        SampleCatalog.line("UNITS", tiers).put("maximum", "500"),
        level,
        SampleCatalog.hoursLine("HOURS", SampleCatalog.perUnit("1.5")));
  }
}
