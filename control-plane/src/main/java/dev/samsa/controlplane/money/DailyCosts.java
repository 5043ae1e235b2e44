package dev.samsa.controlplane.money;

import dev.samsa.billing.money.Parts;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.usage.BillingMonth;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Splits each line of a month over its days by largest remainder, so that the days add up to the
 * line as it is printed. Pure.
 */
final class DailyCosts {
  private DailyCosts() {}

  /** All days of the month up to an instant, oldest first. */
  static List<Cost> of(
      PriceHistory prices, BillingMonth month, Iterable<ClusterUsage> usages, Instant until) {
    List<Cost> costs = new ArrayList<>();
    for (ClusterUsage usage : usages) {
      Map<String, TreeMap<LocalDate, LineItem>> days = byDay(prices, month, usage, until);
      for (LineItem line : Rating.rate(prices, usage.closed(month)).lines()) {
        costs.addAll(parts(line, days.getOrDefault(identity(line), new TreeMap<>())));
      }
    }
    costs.sort(
        java.util.Comparator.comparing(Cost::start_date)
            .thenComparing(c -> c.resource().id())
            .thenComparing(Cost::line_type));
    return costs;
  }

  private static Map<String, TreeMap<LocalDate, LineItem>> byDay(
      PriceHistory prices, BillingMonth month, ClusterUsage usage, Instant until) {
    Map<String, TreeMap<LocalDate, LineItem>> days = new HashMap<>();
    Instant day = month.start();
    while (day.isBefore(month.end()) && day.isBefore(until)) {
      Instant next = day.plus(1, ChronoUnit.DAYS);
      LocalDate date = day.atOffset(ZoneOffset.UTC).toLocalDate();
      for (LineItem part : Rating.rate(prices, usage.between(month, day, next)).lines()) {
        if (part.quantity().used().printed().signum() != 0) {
          days.computeIfAbsent(identity(part), any -> new TreeMap<>()).put(date, part);
        }
      }
      day = next;
    }
    return days;
  }

  /** The same line on another day begins at another time, so that its key will not do. */
  private static String identity(LineItem line) {
    return String.join(
        "/", line.lineType(), line.kind().name(), line.placement().tier(), line.catalog());
  }

  private static List<Cost> parts(LineItem line, TreeMap<LocalDate, LineItem> days) {
    if (days.isEmpty()) {
      return List.of();
    }
    Map<LocalDate, BigDecimal> weights = new TreeMap<>();
    days.forEach((date, part) -> weights.put(date, part.quantity().billed().printed()));
    Map<LocalDate, BigDecimal> amounts = Parts.of(line.amount(), weights);
    Map<LocalDate, BigDecimal> originals = Parts.of(line.amounts().original(), weights);
    List<Cost> costs = new ArrayList<>();
    weights.forEach((date, quantity) ->
        costs.add(cost(line, date, quantity, originals.get(date), amounts.get(date))));
    return costs;
  }

  private static Cost cost(
      LineItem line, LocalDate date, BigDecimal quantity, BigDecimal original, BigDecimal amount) {
    return new Cost(
        line.resource().id() + "/" + line.lineType() + "/" + date,
        date,
        date.plusDays(1),
        "DAILY",
        "INTERNET",
        line.article().product(),
        line.lineType(),
        line.unitPrice().orElse(null),
        line.quantity().unit(),
        quantity,
        original,
        original.subtract(amount),
        amount,
        new Cost.Resource(
            line.resource().id(),
            line.resource().name(),
            new Cost.Environment(line.resource().environment())));
  }
}
