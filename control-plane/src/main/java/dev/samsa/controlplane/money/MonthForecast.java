package dev.samsa.controlplane.money;

import dev.samsa.billing.budget.Forecast;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.controlplane.usage.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where the month will end. What no longer runs is added as it stands; for what runs, whole days
 * seen tell of the days to come, or whole hours while there are no two days. Pure.
 *
 * @param spent so far, open windows included
 * @param intervals absent while there is too little to say anything by
 * @param basis what it rests on
 */
record MonthForecast(
    BigDecimal spent, BigDecimal expected, Optional<Intervals> intervals, Basis basis, int spans) {
  private static final int SCALE = 2;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  /** What a forecast rests on. */
  enum Basis {
    WHOLE_DAYS,
    WHOLE_HOURS,
    /** Nothing to go by but the mean rate so far. */
    MEAN_RATE,
    /** Nothing runs, so that nothing is added. */
    NOTHING_RUNS
  }

  /** Bounds that hold the end of the month in 80 and 95 of 100 months. */
  record Intervals(BigDecimal low80, BigDecimal high80, BigDecimal low95, BigDecimal high95) {}

  /** Whole spans of one length, from the first that began after something ran. */
  private record Spans(Instant from, Instant to, Duration length) {
    int seen() {
      return from.isBefore(to) ? (int) Duration.between(from, to).dividedBy(length) : 0;
    }
  }

  static MonthForecast of(
      PriceHistory prices, BillingMonth month, List<ClusterUsage> usages, Instant now) {
    BigDecimal spent =
        usages.stream()
            .map(usage -> amount(prices, usage.withOpen(month, now)))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    List<ClusterUsage> live = usages.stream().filter(usage -> runs(usage, now)).toList();
    if (live.isEmpty() || !now.isBefore(month.end())) {
      return new MonthForecast(spent, rounded(spent), Optional.empty(), Basis.NOTHING_RUNS, 0);
    }
    BigDecimal gone =
        usages.stream()
            .filter(usage -> !runs(usage, now))
            .map(usage -> amount(prices, usage.withOpen(month, now)))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    Instant until =
        live.stream().map(ClusterUsage::completeTo).min(Comparator.naturalOrder()).get();
    Instant began =
        live.stream()
            .map(usage -> usage.running().getFirst().from())
            .min(Comparator.naturalOrder())
            .get();
    Spans days = spans(began, until, DAY);
    Spans spans = days.seen() >= 2 ? days : spans(began, until, HOUR);
    if (spans.seen() < 2) {
      return byMeanRate(prices, month, usages, spent, now);
    }
    return byPast(prices, month, live, gone, spent, spans);
  }

  private static MonthForecast byPast(
      PriceHistory prices,
      BillingMonth month,
      List<ClusterUsage> live,
      BigDecimal gone,
      BigDecimal spent,
      Spans spans) {
    BigDecimal before = upTo(prices, month, live, spans.from());
    BigDecimal reached = before;
    List<BigDecimal> each = new ArrayList<>();
    for (Instant end = spans.from().plus(spans.length());
        !end.isAfter(spans.to());
        end = end.plus(spans.length())) {
      BigDecimal next = upTo(prices, month, live, end);
      each.add(next.subtract(reached));
      reached = next;
    }
    int left = (int) Duration.between(spans.to(), month.end()).dividedBy(spans.length());
    Forecast forecast = Forecast.of(each, each.size() + left, SCALE);
    BigDecimal fixed = gone.add(before);
    BigDecimal least = rounded(spent);
    return new MonthForecast(
        spent,
        bound(forecast.expected(), fixed, least),
        Optional.of(
            new Intervals(
                bound(forecast.low80(), fixed, least),
                bound(forecast.high80(), fixed, least),
                bound(forecast.low95(), fixed, least),
                bound(forecast.high95(), fixed, least))),
        spans.length().equals(DAY) ? Basis.WHOLE_DAYS : Basis.WHOLE_HOURS,
        each.size());
  }

  private static MonthForecast byMeanRate(
      PriceHistory prices,
      BillingMonth month,
      List<ClusterUsage> usages,
      BigDecimal spent,
      Instant now) {
    BigDecimal ahead =
        usages.stream()
            .map(usage -> amount(prices, MonthAhead.of(usage, month, now)))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new MonthForecast(
        spent, rounded(ahead.max(spent)), Optional.empty(), Basis.MEAN_RATE, 0);
  }

  private static boolean runs(ClusterUsage usage, Instant now) {
    return usage.cluster().deletedAt().isEmpty()
        && usage.running().stream().anyMatch((Span span) -> !span.to().isBefore(now));
  }

  private static Spans spans(Instant began, Instant until, Duration length) {
    return new Spans(up(began, length), down(until, length), length);
  }

  private static Instant down(Instant at, Duration length) {
    long seconds = length.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }

  private static Instant up(Instant at, Duration length) {
    Instant down = down(at, length);
    return down.equals(at) ? at : down.plus(length);
  }

  /** What was spent from the month's begin to an instant that it has passed. */
  private static BigDecimal upTo(
      PriceHistory prices, BillingMonth month, List<ClusterUsage> usages, Instant end) {
    return usages.stream()
        .map(usage -> amount(prices, usage.between(month, month.start(), end)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal amount(PriceHistory prices, ClusterMonth usage) {
    return Rating.rate(prices, usage).lines().stream()
        .map((LineItem line) -> line.amount(LiveLine.SCALE))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal bound(BigDecimal value, BigDecimal fixed, BigDecimal least) {
    return rounded(value.add(fixed)).max(least);
  }

  private static BigDecimal rounded(BigDecimal value) {
    return value.setScale(SCALE, RoundingMode.HALF_UP);
  }
}
