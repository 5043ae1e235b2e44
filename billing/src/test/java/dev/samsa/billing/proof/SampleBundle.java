package dev.samsa.billing.proof;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.invoice.Drafting;
import dev.samsa.billing.invoice.InvoiceJson;
import dev.samsa.billing.invoice.Party;
import dev.samsa.billing.invoice.TaxTable;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import dev.samsa.billing.usage.PlanPeriod;
import dev.samsa.billing.usage.Resource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Proofs of a month in which two clusters ran for some hours, with two records in each. */
final class SampleBundle {
  static final BillingMonth MONTH = BillingMonth.of(2026, 10);
  static final int HOURS = 6;

  private static final Catalog CATALOG = ShippedCatalogs.classic();

  private SampleBundle() {}

  static ProofBundle bundle(int seed) {
    List<ProofBundle.Usage> usages = new ArrayList<>();
    Map<String, String> roots = new TreeMap<>();
    for (int cluster = 0; cluster < 2; cluster++) {
      ClusterMonth month = usage("lkc-" + cluster, seed);
      List<HourRecords> records = records();
      usages.add(ProofBundle.Usage.of(month, records));
      roots.put("lkc-" + cluster, UsageProof.root(month, records));
    }
    Party seller = new Party("seller", "Samsa GmbH", List.of(), "DE", "DE1");
    Party buyer = new Party("org-1", "Buyer", List.of(), "DE", "");
    TaxTable taxes =
        new TaxTable(
            List.of(new TaxTable.Rate("DE", "VAT", new BigDecimal("0.19"))), Set.of(), Set.of());
    Drafting.Input input =
        new Drafting.Input(
            "in-1",
            seller,
            buyer,
            MONTH,
            Rating.rate(
                PriceHistory.of(CATALOG), usages.stream().map(ProofBundle.Usage::month).toList()),
            List.of(),
            Optional.empty(),
            List.of(),
            taxes,
            MONTH.end(),
            roots);
    String invoice =
        InvoiceJson.canonical(
            Drafting.draft(input)
                .invoice()
                .issued("2026-1", MONTH.end(), LocalDate.of(2026, 12, 1)));
    return new ProofBundle(
        invoice,
        List.of(
            new ProofBundle.Prices(
                CATALOG.effectiveFrom(), ShippedCatalogs.text("classic-1.json"))),
        usages);
  }

  static List<HourRecords> records() {
    List<HourRecords> hours = new ArrayList<>();
    for (int hour = 0; hour < HOURS; hour++) {
      hours.add(
          new HourRecords(
              MONTH.hour(hour),
              List.of(
                  HourRecords.UsageRecord.of("broker 0, hour " + hour, "{\"a\":" + hour + "}"),
                  HourRecords.UsageRecord.of("broker 1, hour " + hour, "{\"b\":" + hour + "}"))));
    }
    return hours;
  }

  static ClusterMonth usage(String id, int seed) {
    return usage(id, seed, -1);
  }

  /** The same without what came in during one hour. */
  static ClusterMonth usage(String id, int seed, int silent) {
    Random random = new Random(seed);
    Instant end = MONTH.hour(HOURS);
    ClusterMonth.Builder builder =
        ClusterMonth.of(new Resource(id, "orders", "env-1", Map.of("team", "shop")), MONTH)
            .plan(
                new PlanPeriod(
                    MONTH.start(), "STANDARD", Zones.MULTI, new Region("AWS", "eu-central-1")))
            .running(MONTH.start(), end);
    for (int hour = 0; hour < HOURS; hour++) {
      BigDecimal sum = BigDecimal.valueOf(random.nextLong(1L << 34));
      if (hour != silent) {
        builder.hour("ingress_bytes", hour, new HourUsage.Counter(sum, sum, 0));
      }
      builder.hour(
          "stored_bytes_leader",
          hour,
          HourUsage.Level.held(BigDecimal.valueOf(random.nextLong(1L << 40)), 3_600_000, 0));
    }
    return builder.build();
  }
}
