package dev.samsa.controlplane.money;

import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A month with its prices and what was used in it. Pure.
 *
 * @param now until when it is known
 */
record PricedMonth(
    PriceHistory prices, BillingMonth month, Iterable<ClusterUsage> usages, Instant now) {

  /** A line of a cluster, whatever its price. */
  record Line(String cluster, String lineType) implements Comparable<Line> {
    @Override
    public int compareTo(Line other) {
      int byCluster = cluster.compareTo(other.cluster);
      return byCluster == 0 ? lineType.compareTo(other.lineType) : byCluster;
    }
  }

  /**
   * What each line grew by in that part of the month. Allowances and steps are those of the month,
   * so that parts which follow each other add up to it.
   *
   * @param from a full hour, or before the month
   * @param to a full hour, or {@code now}
   */
  Map<Line, BigDecimal> spent(Instant from, Instant to) {
    Map<Line, BigDecimal> spent = upTo(to);
    upTo(from).forEach((line, before) -> spent.merge(line, before.negate(), BigDecimal::add));
    return spent;
  }

  private Map<Line, BigDecimal> upTo(Instant at) {
    Map<Line, BigDecimal> amounts = new TreeMap<>();
    if (!at.isAfter(month.start())) {
      return amounts;
    }
    for (ClusterUsage usage : usages) {
      for (LineItem item : Rating.rate(prices, part(usage, at)).lines()) {
        amounts.merge(
            new Line(item.resource().id(), item.lineType()),
            item.amount(LiveLine.SCALE),
            BigDecimal::add);
      }
    }
    return amounts;
  }

  private ClusterMonth part(ClusterUsage usage, Instant at) {
    Instant end = at.isBefore(month.end()) ? at : month.end();
    return end.isBefore(now)
        ? usage.between(month, month.start(), end)
        : usage.withOpen(month, now);
  }
}
