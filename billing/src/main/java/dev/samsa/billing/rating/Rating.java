package dev.samsa.billing.rating;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.usage.ClusterMonth;
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
    RatingRun run = new RatingRun(prices);
    usages.stream().sorted(Comparator.comparing(usage -> usage.resource().id())).forEach(run::add);
    return run.finish();
  }
}
