package dev.samsa.controlplane.money;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Where the month will end (kind {@code Forecast}). Decimals are text.
 *
 * @param spent so far, six decimals
 * @param interval_80 holds the end in 80 of 100 months; absent while too little is known
 * @param basis what it rests on, for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ForecastView(
    String api_version,
    String kind,
    String currency,
    LiveBill.Period period,
    Instant as_of,
    String spent,
    String expected,
    Interval interval_80,
    Interval interval_95,
    String basis) {

  /** Two bounds. */
  record Interval(String low, String high) {
    static Interval of(BigDecimal low, BigDecimal high) {
      return new Interval(low.toPlainString(), high.toPlainString());
    }
  }

  static ForecastView of(
      String currency, LiveBill.Period period, Instant now, MonthForecast forecast) {
    return new ForecastView(
        "billing/v1",
        "Forecast",
        currency,
        period,
        now,
        forecast.spent().setScale(LiveLine.SCALE).toPlainString(),
        forecast.expected().toPlainString(),
        forecast.intervals().map(i -> Interval.of(i.low80(), i.high80())).orElse(null),
        forecast.intervals().map(i -> Interval.of(i.low95(), i.high95())).orElse(null),
        basis(forecast));
  }

  private static String basis(MonthForecast forecast) {
    return switch (forecast.basis()) {
      case WHOLE_DAYS ->
          forecast.spans() + " whole days; the days to come are taken to be like them.";
      case WHOLE_HOURS ->
          forecast.spans()
              + " whole hours; the hours to come are taken to be like them, which two days would"
              + " tell better.";
      case MEAN_RATE -> "The mean rate so far; too little time has passed for an interval.";
      case NOTHING_RUNS -> "No cluster runs, so that nothing is added.";
    };
  }
}
