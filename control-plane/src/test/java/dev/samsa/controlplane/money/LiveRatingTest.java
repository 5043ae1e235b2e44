package dev.samsa.controlplane.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.usage.BillingMonth;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LiveRatingTest {
  private static final BillingMonth NOVEMBER = BillingMonth.of(2026, 11);
  private static final Instant NOW = SampleUsage.BEGAN.plusSeconds(90 * 60);

  @Test
  void aStandardClusterHasFiveLinesThatSumToItsTotal() {
    LiveBill bill = bill(List.of(), NOW);
    List<LiveLine> lines = bill.clusters().getFirst().lines();
    assertThat(lines).hasSize(5);
    assertThat(sum(lines.stream().map(LiveLine::amount).toList()))
        .isEqualByComparingTo(bill.amount());
    assertThat(sum(bill.lines().stream().map(LiveBill.TotalLine::amount).toList()))
        .isEqualByComparingTo(bill.amount());
  }

  @Test
  void aBegunHourCountsWhole() {
    assertThat(line(bill(List.of(), NOW), "KAFKA_BASE").amount()).isEqualTo("3.000000");
  }

  @Test
  void whatIsOpenIsShownAndMarked() {
    LiveBill bill =
        bill(List.of(SampleUsage.openIngress(SampleUsage.BEGAN.plusSeconds(3600), 2)), NOW);
    LiveLine ingress = line(bill, "KAFKA_NETWORK_WRITE");
    assertThat(ingress.amount()).isEqualTo("0.520000");
    assertThat(ingress.open_amount()).isEqualTo("0.260000");
    assertThat(ingress.formula()).isEqualTo("4 GB x 0.13");
  }

  @Test
  void anOpenWindowOfAClosedHourIsAddedToThatHour() {
    LiveBill bill = bill(List.of(SampleUsage.openIngress(SampleUsage.BEGAN, 1)), NOW);
    assertThat(line(bill, "KAFKA_NETWORK_WRITE").quantity()).isEqualTo("3");
  }

  @Test
  void theMonthAtThisRateGoesOnWithTheMeanRateUntilItsEnd() {
    LiveBill bill = bill(List.of(), NOW);
    // 12:00 on the 10th to the end of the 30th is 492 hours of base price.
    BigDecimal base = new BigDecimal("1.50").multiply(BigDecimal.valueOf(492));
    // 2 GB in the 90 minutes so far, and 490 whole hours more at 4/3 GB an hour.
    assertThat(new BigDecimal(bill.projected()))
        .isBetween(base.add(new BigDecimal("85.1")), base.add(new BigDecimal("85.3")));
  }

  private static LiveBill bill(List<OpenWindow> open, Instant complete) {
    ClusterUsage usage =
        SampleUsage.of(NOW, List.of(SampleUsage.ingress(SampleUsage.BEGAN, 2)), open, complete);
    return LiveRating.bill(
        PriceHistory.of(ShippedCatalogs.classic()),
        NOVEMBER,
        List.of(usage),
        UnaryOperator.identity(),
        NOW);
  }

  private static LiveLine line(LiveBill bill, String type) {
    return bill.clusters().getFirst().lines().stream()
        .filter(l -> l.line_type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static BigDecimal sum(List<String> amounts) {
    return amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
