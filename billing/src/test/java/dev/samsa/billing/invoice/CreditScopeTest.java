package dev.samsa.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import dev.samsa.billing.usage.PlanPeriod;
import dev.samsa.billing.usage.Resource;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two clusters, each with 150.00 of base and 13.89 of storage. */
class CreditScopeTest {
  private static final BillingMonth MONTH = BillingMonth.of(2026, 11);

  @Test
  void aPromotionOnStorageLowersStorageOnly() {
    Drafting.Drafted drafted = draft(new CreditGrant.Scope(List.of("KAFKA_STORAGE"), List.of()));
    assertThat(drafted.invoice().credits())
        .extracting(use -> line(use) + " " + use.amount())
        .containsExactly("lkc-a/KAFKA_STORAGE 13.89", "lkc-b/KAFKA_STORAGE 13.89");
    // 327.78 - 27.78, of which 10 % is tax; the rest of the 100.00 is kept.
    assertThat(drafted.invoice().totals().due()).isEqualTo("330.00");
    assertThat(drafted.credits().getFirst().remaining()).isEqualTo("72.22");
  }

  @Test
  void aPromotionForAClusterLowersTheLinesOfThatCluster() {
    assertThat(draft(new CreditGrant.Scope(List.of(), List.of("lkc-b"))).invoice().credits())
        .extracting(use -> line(use) + " " + use.amount())
        .containsExactly("lkc-b/KAFKA_BASE 100.00");
  }

  @Test
  void aPromotionForStorageOfAClusterNeedsBoth() {
    assertThat(
            draft(new CreditGrant.Scope(List.of("KAFKA_STORAGE"), List.of("lkc-b")))
                .invoice()
                .credits())
        .extracting(use -> line(use) + " " + use.amount())
        .containsExactly("lkc-b/KAFKA_STORAGE 13.89");
  }

  @Test
  void aPromotionForWhatWasNotUsedIsKeptWhole() {
    for (CreditGrant.Scope scope :
        List.of(
            new CreditGrant.Scope(List.of("KAFKA_PARTITION"), List.of()),
            new CreditGrant.Scope(List.of(), List.of("lkc-c")))) {
      Drafting.Drafted drafted = draft(scope);
      assertThat(drafted.invoice().credits()).isEmpty();
      assertThat(drafted.credits().getFirst().remaining()).isEqualTo("100.00");
    }
  }

  private static Drafting.Drafted draft(CreditGrant.Scope scope) {
    BigDecimal amount = new BigDecimal("100.00");
    CreditGrant promotion =
        new CreditGrant(
            "promotion",
            CreditGrant.Kind.PROMOTION,
            amount,
            amount,
            Optional.empty(),
            0,
            Instant.EPOCH,
            scope);
    Party party = new Party("org-1", "Buyer", List.of(), "US", "");
    TaxTable taxes =
        new TaxTable(
            List.of(new TaxTable.Rate("US", "tax", new BigDecimal("0.10"))), Set.of(), Set.of());
    return Drafting.draft(
        new Drafting.Input(
            "in-1",
            party,
            party,
            MONTH,
            Rating.rate(
                PriceHistory.of(ShippedCatalogs.classic()),
                List.of(cluster("lkc-a"), cluster("lkc-b"))),
            List.of(),
            Optional.empty(),
            List.of(promotion),
            taxes,
            MONTH.end(),
            Map.of()));
  }

  /** 100 hours with 1000 GB stored. */
  private static ClusterMonth cluster(String id) {
    return ClusterMonth.of(Resource.cluster(id, "env-1"), MONTH)
        .plan(
            new PlanPeriod(MONTH.start(), "STANDARD", Zones.MULTI, new Region("AWS", "us-east-1")))
        .running(MONTH.start(), MONTH.hour(100))
        .hour(
            "stored_bytes_leader",
            0,
            HourUsage.Level.held(BigDecimal.valueOf(1000L << 30), HourUsage.MILLIS_PER_HOUR, 0))
        .build();
  }

  private static String line(CreditUse use) {
    return use.lineKey().substring(0, use.lineKey().indexOf("/USAGE/"));
  }
}
