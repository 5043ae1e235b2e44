package dev.samsa.controlplane.money;

import dev.samsa.billing.money.Parts;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import dev.samsa.controlplane.money.MonthReader.ReadMonth;
import dev.samsa.controlplane.usage.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Costs by day. A month's line is rated and rounded once, as on the invoice, and its amount is
 * divided over the days by largest remainder, so that the days sum to the line.
 */
@ApplicationScoped
class DailyCosts {
  private static final int WEIGHT_SCALE = 18;

  private final MonthReader reader;
  private final OrganizationPrices prices;
  private final Clock clock;

  DailyCosts(MonthReader reader, OrganizationPrices prices, Clock clock) {
    this.reader = reader;
    this.prices = prices;
    this.clock = clock;
  }

  /**
   * Costs of the days from the first to before the last.
   *
   * @param end exclusive
   */
  List<CostView> of(long organizationKey, LocalDate start, LocalDate end) {
    Instant now = clock.instant();
    List<CostView> costs = new ArrayList<>();
    YearMonth last = YearMonth.from(end.minusDays(1));
    for (YearMonth month = YearMonth.from(start);
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      BillingMonth billed = new BillingMonth(month);
      if (billed.start().isBefore(now)) {
        for (ReadMonth read : reader.read(organizationKey, billed, now, true)) {
          costs.addAll(ofCluster(prices.of(organizationKey), read, start, end));
        }
      }
    }
    return costs;
  }

  private static List<CostView> ofCluster(
      PriceHistory history, ReadMonth read, LocalDate start, LocalDate end) {
    YearMonth month = read.usage().month().month();
    Map<String, List<LineItem>> days = new LinkedHashMap<>();
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      for (LineItem line : Rating.rate(history, day(read, month.atDay(day))).lines()) {
        days.computeIfAbsent(line.key(), key -> new ArrayList<>()).add(line);
      }
    }
    List<CostView> costs = new ArrayList<>();
    for (LineItem line : Rating.rate(history, read.usage()).lines()) {
      List<LineItem> parts = days.getOrDefault(line.key(), List.of());
      if (parts.size() != month.lengthOfMonth()) {
        continue;
      }
      List<BigDecimal> weights = parts.stream().map(DailyCosts::weight).toList();
      List<BigDecimal> amounts = Parts.of(line.amount(), weights);
      List<BigDecimal> originals = Parts.of(line.amounts().original(), weights);
      for (int day = 1; day <= month.lengthOfMonth(); day++) {
        LocalDate date = month.atDay(day);
        LineItem part = parts.get(day - 1);
        boolean asked = !date.isBefore(start) && date.isBefore(end);
        if (asked && (amounts.get(day - 1).signum() > 0 || part.quantity().used().signum() > 0)) {
          costs.add(
              view(read.cluster(), part, date, amounts.get(day - 1), originals.get(day - 1)));
        }
      }
    }
    return costs;
  }

  private static BigDecimal weight(LineItem day) {
    return day.amounts().exact().round(WEIGHT_SCALE, RoundingMode.HALF_UP).max(BigDecimal.ZERO);
  }

  /** One day of a month, with the levels of the day before carried into it. */
  private static ClusterMonth day(ReadMonth read, LocalDate date) {
    ClusterMonth whole = read.usage();
    ClusterMonth.Builder day =
        ClusterMonth.of(whole.resource(), whole.month()).plan(read.cluster().plan());
    Instant start = date.atStartOfDay().toInstant(ZoneOffset.UTC);
    Instant end = date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    Span.within(read.running(), new Span(start, end))
        .forEach(span -> day.running(span.from(), span.to()));
    int first = whole.month().index(start);
    for (String meter : whole.meters()) {
      List<HourUsage> hours = whole.hours(meter);
      BigDecimal level = whole.opening(meter);
      for (int hour = 0; hour < first + 24; hour++) {
        HourUsage usage = hours.get(hour);
        if (usage != null && hour >= first) {
          day.hour(meter, hour, usage);
        } else if (usage instanceof HourUsage.Level found) {
          level = found.last();
        }
      }
      day.opening(meter, level);
    }
    return day.build();
  }

  private static CostView view(
      MeteredResource cluster,
      LineItem day,
      LocalDate date,
      BigDecimal amount,
      BigDecimal original) {
    return new CostView(
        cluster.id() + "-" + day.lineType() + "-" + date,
        date.toString(),
        date.plusDays(1).toString(),
        "DAILY",
        "INTERNET",
        day.article().product(),
        day.lineType(),
        day.unitPrice().orElse(null),
        day.quantity().unit(),
        day.quantity().billed().printed(),
        original,
        original.subtract(amount),
        amount,
        LiveBill.CostResource.of(cluster));
  }
}
