package dev.samsa.billing.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import dev.samsa.billing.usage.PlanPeriod;
import dev.samsa.billing.usage.Resource;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ClassicBillTest {
  private static final BillingMonth NOVEMBER = BillingMonth.of(2026, 11);
  private static final BigDecimal GB = BigDecimal.valueOf(1L << 30);

  @Test
  void aStandardClusterHasFiveLinesAndTheySumToTheTotal() {
    RatedMonth bill = Rating.rate(ShippedCatalogs.classic(), month());
    assertThat(bill.findings()).isEmpty();
    assertThat(bill.lines())
        .extracting(LineItem::lineType, line -> line.amount().toPlainString())
        .containsExactly(
            tuple("KAFKA_BASE", "1080.00"),
            tuple("KAFKA_NETWORK_WRITE", "93.60"),
            tuple("KAFKA_NETWORK_READ", "86.40"),
            tuple("KAFKA_STORAGE", "10.00"),
            tuple("KAFKA_PARTITION", "108.00"));
    assertThat(bill.total()).isEqualByComparingTo("1378.00");
  }

  @Test
  void eachLineTellsHowItCameAbout() {
    LineItem storage = Rating.rate(ShippedCatalogs.classic(), month()).lines().get(3);
    assertThat(storage.unitPrice()).contains(new BigDecimal("0.00013889"));
    assertThat(storage.derivation())
        .extracting(DerivationStep::text)
        .containsExactly(
            "stored_bytes_leader x milliseconds: 278313880780800000000 / 3865470566400000 = 72000 GB-hour"
                + " (2026-11-01T00:00:00Z to 2026-12-01T00:00:00Z)",
            "0.10 USD per GB-month / 720 = 0.00013889 USD, rounded to 8 decimals",
            "72000 x 0.00013889 USD = 10.00008 USD",
            "10.00008 USD, rounded once (HALF_UP, 2 decimals) = 10.00 USD");
  }

  private static ClusterMonth month() {
    ClusterMonth.Builder month =
        ClusterMonth.of(Resource.cluster("lkc-1", "env-1"), NOVEMBER)
            .plan(
                new PlanPeriod(
                    NOVEMBER.start(), "STANDARD", Zones.MULTI, new Region("AWS", "us-east-1")))
            .running(NOVEMBER.start(), NOVEMBER.end());
    for (int hour = 0; hour < NOVEMBER.hours(); hour++) {
      month.hour("ingress_bytes", hour, new HourUsage.Counter(GB, GB, 0));
      BigDecimal out = GB.multiply(BigDecimal.TWO);
      month.hour("egress_bytes", hour, new HourUsage.Counter(out, out, 0));
      month.hour(
          "stored_bytes_leader",
          hour,
          HourUsage.Level.held(GB.multiply(BigDecimal.valueOf(100)), 3_600_000, 0));
      month.hour("partitions", hour, HourUsage.Level.held(BigDecimal.valueOf(600), 3_600_000, 0));
    }
    return month.build();
  }
}
