package dev.samsa.controlplane.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.usage.BillingMonth;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Standard cluster began at noon on 10 November; its base is 1.50 an hour. */
class MonthForecastTest {
  private static final BillingMonth NOVEMBER = BillingMonth.of(2026, 11);
  private static final PriceHistory PRICES = PriceHistory.of(ShippedCatalogs.classic());
  // 12 hours of the 10th and 20 whole days.
  private static final String ALL_MONTH = "738.00";

  @Test
  void evenDaysAreForecastExactly() {
    MonthForecast forecast = forecast("2026-11-14T06:30:00Z", List.of());
    assertThat(forecast.basis()).isEqualTo(MonthForecast.Basis.WHOLE_DAYS);
    assertThat(forecast.spans()).isEqualTo(3);
    assertThat(forecast.expected()).isEqualTo(ALL_MONTH);
    assertThat(forecast.intervals().orElseThrow().low95()).isEqualTo(ALL_MONTH);
    assertThat(forecast.intervals().orElseThrow().high95()).isEqualTo(ALL_MONTH);
  }

  @Test
  void hoursDoWhereThereAreNoTwoDays() {
    MonthForecast forecast = forecast("2026-11-10T16:30:00Z", List.of());
    assertThat(forecast.basis()).isEqualTo(MonthForecast.Basis.WHOLE_HOURS);
    assertThat(forecast.spans()).isEqualTo(4);
    assertThat(forecast.expected()).isEqualTo(ALL_MONTH);
  }

  @Test
  void inItsFirstMinutesThereIsAMeanAndNoInterval() {
    MonthForecast forecast = forecast("2026-11-10T12:20:00Z", List.of());
    assertThat(forecast.basis()).isEqualTo(MonthForecast.Basis.MEAN_RATE);
    assertThat(forecast.intervals()).isEmpty();
    assertThat(forecast.expected()).isEqualTo(ALL_MONTH);
  }

  @Test
  void daysThatDifferMakeAnIntervalThatNeverLiesBelowWhatIsSpent() {
    List<HourFact> facts = new ArrayList<>();
    for (int day = 0; day < 6; day++) {
      Instant hour = SampleUsage.BEGAN.plus(Duration.ofDays(day));
      facts.add(SampleUsage.ingress(hour, day % 2 == 0 ? 900 : 20));
    }
    MonthForecast forecast = forecast("2026-11-16T12:00:00Z", facts);
    MonthForecast.Intervals intervals = forecast.intervals().orElseThrow();
    assertThat(intervals.low95()).isLessThan(intervals.low80());
    assertThat(intervals.low80()).isLessThan(forecast.expected());
    assertThat(forecast.expected()).isLessThan(intervals.high80());
    assertThat(intervals.high80()).isLessThan(intervals.high95());
    assertThat(intervals.low95()).isGreaterThanOrEqualTo(rounded(forecast.spent()));
  }

  @Test
  void whereNothingRunsNothingIsAdded() {
    Instant now = Instant.parse("2026-11-20T00:00:00Z");
    ClusterUsage gone =
        SampleUsage.of(SampleUsage.BEGAN.plusSeconds(3_600), List.of(), List.of(), now);
    MonthForecast forecast = MonthForecast.of(PRICES, NOVEMBER, List.of(gone), now);
    assertThat(forecast.basis()).isEqualTo(MonthForecast.Basis.NOTHING_RUNS);
    assertThat(forecast.expected()).isEqualTo("1.50");
    assertThat(MonthForecast.of(PRICES, NOVEMBER, List.of(), now).expected()).isEqualTo("0.00");
  }

  private static MonthForecast forecast(String at, List<HourFact> facts) {
    Instant now = Instant.parse(at);
    return MonthForecast.of(
        PRICES, NOVEMBER, List.of(SampleUsage.of(now, facts, List.of(), now)), now);
  }

  private static BigDecimal rounded(BigDecimal amount) {
    return amount.setScale(2, java.math.RoundingMode.HALF_UP);
  }
}
