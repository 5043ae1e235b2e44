package dev.samsa.controlplane.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.usage.BillingMonth;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DailyCostsTest {
  private static final BillingMonth NOVEMBER = BillingMonth.of(2026, 11);
  private static final Instant NOW = Instant.parse("2026-11-14T06:00:00Z");

  @Test
  void theDaysOfALineAddUpToIt() {
    SplittableRandom random = new SplittableRandom(11);
    List<HourFact> facts = new ArrayList<>();
    for (Instant hour = SampleUsage.BEGAN; hour.isBefore(NOW); hour = hour.plusSeconds(3600)) {
      facts.add(SampleUsage.ingress(hour, random.nextInt(50)));
    }
    ClusterUsage usage = SampleUsage.of(NOW, facts, List.of(), NOW);
    List<Cost> costs =
        DailyCosts.of(PriceHistory.of(ShippedCatalogs.classic()), NOVEMBER, List.of(usage), NOW);
    for (LineItem line :
        Rating.rate(PriceHistory.of(ShippedCatalogs.classic()), usage.closed(NOVEMBER)).lines()) {
      assertThat(sum(costs, line.lineType(), Cost::amount)).isEqualByComparingTo(line.amount());
    }
  }

  @Test
  void aDayIsWhatWasUsedOnIt() {
    ClusterUsage usage =
        SampleUsage.of(
            NOW,
            List.of(
                SampleUsage.ingress(Instant.parse("2026-11-10T23:00:00Z"), 3),
                SampleUsage.ingress(Instant.parse("2026-11-12T00:00:00Z"), 1)),
            List.of(),
            NOW);
    List<Cost> ingress =
        DailyCosts.of(PriceHistory.of(ShippedCatalogs.classic()), NOVEMBER, List.of(usage), NOW)
            .stream()
            .filter(c -> c.line_type().equals("KAFKA_NETWORK_WRITE"))
            .toList();
    assertThat(
            ingress.stream()
                .collect(Collectors.toMap(Cost::start_date, c -> c.amount().toString())))
        .containsOnly(
            java.util.Map.entry(LocalDate.parse("2026-11-10"), "0.39"),
            java.util.Map.entry(LocalDate.parse("2026-11-12"), "0.13"));
  }

  private static BigDecimal sum(List<Cost> costs, String type, Function<Cost, BigDecimal> value) {
    return costs.stream()
        .filter(c -> c.line_type().equals(type))
        .map(value)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
