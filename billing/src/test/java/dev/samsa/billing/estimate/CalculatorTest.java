package dev.samsa.billing.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.money.Ratio;
import dev.samsa.billing.rating.RatedMonth;
import dev.samsa.billing.rating.RatedMonthJson;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.UsageReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalculatorTest {
  private static final BillingMonth MONTH = BillingMonth.of(2026, 11);
  private static final Region REGION = new Region("AWS", "us-east-1");
  private static final BigDecimal MB = BigDecimal.valueOf(1 << 20);

  private final Catalog catalog = ShippedCatalogs.classic();

  @Test
  void theCheapestTierThatFitsIsFoundAndTheOthersSayWhyNot() {
    Estimate estimate = Calculator.estimate(catalog, MONTH, workload("STANDARD", 260, 10));
    assertThat(estimate.cheapest().orElseThrow().tier()).isEqualTo("DEDICATED");
    assertThat(estimate.tiers())
        .filteredOn(option -> option.tier().equals("BASIC"))
        .flatExtracting(Estimate.TierOption::obstacles)
        .anyMatch(text -> text.startsWith("BASIC carries 262144000 bytes in a second"));
    assertThat(estimate.tiers())
        .filteredOn(option -> option.tier().equals("ENTERPRISE"))
        .allMatch(Estimate.TierOption::fits);
    assertThat(estimate.assumptions()).isNotEmpty();
  }

  @Test
  void aSmallWorkloadIsCheapestOnBasic() {
    Estimate estimate = Calculator.estimate(catalog, MONTH, workload("STANDARD", 0, 6));
    assertThat(estimate.cheapest().orElseThrow().tier()).isEqualTo("BASIC");
    assertThat(estimate.bill().total()).isEqualTo("1080.00");
  }

  @Test
  void capacityThatIsSetCostsMoreThanWhatTheRateNeedsAndNeverLess() {
    Workload small = workload("DEDICATED", 0, 6);
    BigDecimal one = Calculator.estimate(catalog, MONTH, small).bill().total();
    BigDecimal three = Calculator.estimate(catalog, MONTH, withCkus(small, 3)).bill().total();
    assertThat(three).isEqualByComparingTo(one.multiply(BigDecimal.valueOf(3)));

    Workload large = workload("DEDICATED", 100, 6);
    assertThat(Calculator.estimate(catalog, MONTH, withCkus(large, 1)).bill().total())
        .isEqualTo(Calculator.estimate(catalog, MONTH, large).bill().total());
  }

  private static Workload withCkus(Workload workload, int ckus) {
    return new Workload(
        workload.tier(),
        workload.zones(),
        workload.region(),
        workload.ingressBytes(),
        workload.egressBytes(),
        workload.retentionHours(),
        workload.replicationFactor(),
        workload.partitions(),
        workload.hours(),
        ckus);
  }

  @Test
  void anUnknownTierIsRefusedWithTheOnesThereAre() {
    assertThatThrownBy(() -> Calculator.estimate(catalog, MONTH, workload("GOLD", 1, 1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("tier must be one of [BASIC, STANDARD, ENTERPRISE, DEDICATED]");
  }

  @Test
  void aPastMonthUnderTheSameTermsCostsTheSame() throws IOException {
    ClusterMonth past = past();
    RatedMonth rated = Rating.rate(catalog, past);
    assertThat(RatedMonthJson.write(MONTH, Calculator.whatIf(catalog, past, WhatIf.NOTHING)))
        .isEqualTo(RatedMonthJson.write(MONTH, rated));
  }

  @Test
  void halfTheRetentionHalvesTheStorageAndNothingElse() throws IOException {
    ClusterMonth past = past();
    WhatIf half =
        new WhatIf(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Ratio.ONE.divide(Ratio.of(2))),
            Optional.empty());
    RatedMonth before = Rating.rate(catalog, past);
    RatedMonth after = Calculator.whatIf(catalog, past, half);
    assertThat(after.lines().get(3).quantity().billed().multiply(BigDecimal.TWO))
        .isEqualTo(before.lines().get(3).quantity().billed());
    assertThat(before.total().subtract(after.total()))
        .isEqualTo(before.lines().get(3).amount().subtract(after.lines().get(3).amount()));
  }

  @Test
  void anotherTierRegionAndPartitionCountMayBeAsked() throws IOException {
    WhatIf change =
        new WhatIf(
            Optional.of("BASIC"),
            Optional.of(Zones.SINGLE),
            Optional.of(REGION),
            Optional.empty(),
            Optional.of(10));
    RatedMonth rated = Calculator.whatIf(catalog, past(), change);
    assertThat(rated.lines().getFirst().amount()).isEqualTo("0.00");
    assertThat(rated.lines().getLast().amount()).isEqualTo("0.00");
    assertThat(rated.lines().getLast().quantity().used().signum()).isPositive();
  }

  private static Workload workload(String tier, long megabytes, int partitions) {
    return new Workload(
        tier,
        Zones.MULTI,
        REGION,
        Workload.bytesAtRate(MB.multiply(BigDecimal.valueOf(megabytes)), 720),
        BigDecimal.ZERO,
        BigDecimal.valueOf(24),
        3,
        partitions,
        720);
  }

  private static ClusterMonth past() throws IOException {
    String text = Files.readString(Path.of("..", "docs", "examples", "usage.json"));
    return UsageReader.read("usage.json", text).resources().getFirst();
  }
}
