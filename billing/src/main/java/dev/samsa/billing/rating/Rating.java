package dev.samsa.billing.rating;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.Measure;
import dev.samsa.billing.catalog.PriceLine;
import dev.samsa.billing.usage.ClusterMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rates usage: the one way from hour buckets to line items, for invoices, live bills, estimates and
 * proofs alike. The result depends on nothing but the arguments.
 */
public final class Rating {
  private Rating() {}

  /** Rates one cluster's month by one catalog. */
  public static RatedMonth rate(Catalog catalog, ClusterMonth usage) {
    return rate(PriceHistory.of(catalog), List.of(usage));
  }

  /** Rates one cluster's month; where prices change within it, each price has its own lines. */
  public static RatedMonth rate(PriceHistory prices, ClusterMonth usage) {
    return rate(prices, List.of(usage));
  }

  /**
   * Rates the month of an organization: allowances and tiers that its clusters share are taken in
   * the order of cluster ids, and lines that are a share of other lines come last.
   */
  public static RatedMonth rate(PriceHistory prices, List<ClusterMonth> usages) {
    List<LineItem> lines = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    Carry carry = new Carry();
    List<ClusterMonth> sorted = new ArrayList<>(usages);
    sorted.sort(Comparator.comparing(usage -> usage.resource().id()));
    List<Pending> pending = new ArrayList<>();
    for (ClusterMonth usage : sorted) {
      List<Segment> segments = Segment.of(prices, usage, findings);
      Findings.of(usage, segments, findings);
      for (Segment segment : segments) {
        for (PriceLine line : segment.plan().lines()) {
          if (line.measure() instanceof Measure.AmountOf amountOf) {
            pending.add(new Pending(usage, segment, line, amountOf));
          } else {
            lines.add(new LineRating(usage, segment, line, carry).rate());
          }
        }
      }
      lines.addAll(carry.minimums(usage.resource().id()));
    }
    for (Pending share : pending) {
      lines.add(
          new LineRating(share.usage, share.segment, share.line, carry)
              .rateAmounts(share.amountOf, List.copyOf(lines)));
      lines.addAll(carry.minimums(share.usage.resource().id()));
    }
    Catalog last = prices.last();
    return new RatedMonth(lines, findings, last.rounding(), last.currency());
  }

  /** A line that is a share of other lines. */
  private record Pending(
      ClusterMonth usage, Segment segment, PriceLine line, Measure.AmountOf amountOf) {}
}
