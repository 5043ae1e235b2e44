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
import java.util.Collections;
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

  /**
   * What was spent up to an instant.
   *
   * @param gone the part of clusters that run no more
   * @param until from when on not all of what ran is known; empty if nothing runs
   */
  private record Spent(
      BigDecimal all, BigDecimal gone, Optional<Instant> began, Optional<Instant> until) {
    static final Spent NOTHING =
        new Spent(BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty(), Optional.empty());

    Spent and(ClusterUsage usage, BigDecimal amount, boolean runs) {
      return runs
          ? new Spent(
              all.add(amount),
              gone,
              Optional.of(earlier(began, usage.running().getFirst().from())),
              Optional.of(earlier(until, usage.completeTo())))
          : new Spent(all.add(amount), gone.add(amount), began, until);
    }

    private static Instant earlier(Optional<Instant> one, Instant other) {
      return one.filter(instant -> instant.isBefore(other)).orElse(other);
    }
  }

  /**
   * The forecast.
   *
   * @param usages gone through twice, one cluster after the other
   */
  static MonthForecast of(
      PriceHistory prices, BillingMonth month, Iterable<ClusterUsage> usages, Instant now) {
    Spent spent = Spent.NOTHING;
    for (ClusterUsage usage : usages) {
      spent = spent.and(usage, amount(prices, usage.withOpen(month, now)), runs(usage, now));
    }
    if (spent.until().isEmpty() || !now.isBefore(month.end())) {
      return new MonthForecast(
          spent.all(), rounded(spent.all()), Optional.empty(), Basis.NOTHING_RUNS, 0);
    }
    Instant began = spent.began().get();
    Instant until = spent.until().get();
    Spans days = spans(began, until, DAY);
    Spans spans = days.seen() >= 2 ? days : spans(began, until, HOUR);
    if (spans.seen() < 2) {
      return byMeanRate(prices, month, usages, spent.all(), now);
    }
    List<BigDecimal> reached = reached(prices, month, usages, spans, now);
    return byPast(month, reached, spent, spans);
  }

  /** What everything that runs had spent by the end of each span, and first by their begin. */
  private static List<BigDecimal> reached(
      PriceHistory prices,
      BillingMonth month,
      Iterable<ClusterUsage> usages,
      Spans spans,
      Instant now) {
    List<BigDecimal> reached =
        new ArrayList<>(Collections.nCopies(spans.seen() + 1, BigDecimal.ZERO));
    for (ClusterUsage usage : usages) {
      if (runs(usage, now)) {
        for (int span = 0; span < reached.size(); span++) {
          Instant end = spans.from().plus(spans.length().multipliedBy(span));
          BigDecimal amount = amount(prices, usage.between(month, month.start(), end));
          reached.set(span, reached.get(span).add(amount));
        }
      }
    }
    return reached;
  }

  private static MonthForecast byPast(
      BillingMonth month, List<BigDecimal> reached, Spent spent, Spans spans) {
    List<BigDecimal> each = new ArrayList<>();
    for (int span = 1; span < reached.size(); span++) {
      each.add(reached.get(span).subtract(reached.get(span - 1)));
    }
    int left = (int) Duration.between(spans.to(), month.end()).dividedBy(spans.length());
    Forecast forecast = Forecast.of(each, each.size() + left, SCALE);
    BigDecimal fixed = spent.gone().add(reached.getFirst());
    BigDecimal least = rounded(spent.all());
    return new MonthForecast(
        spent.all(),
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
      Iterable<ClusterUsage> usages,
      BigDecimal spent,
      Instant now) {
    BigDecimal ahead = BigDecimal.ZERO;
    for (ClusterUsage usage : usages) {
      ahead = ahead.add(amount(prices, MonthAhead.of(usage, month, now)));
    }
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
