package dev.samsa.billing.rating;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.Measure;
import dev.samsa.billing.catalog.PriceLine;
import dev.samsa.billing.usage.ClusterMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Rates the month of an organization resource by resource, so that the usage of all of them need
 * not be held at once. What was added is not kept, unless its plan has lines that are a share of
 * other lines.
 */
public final class RatingRun {
  private final PriceHistory prices;
  private final Carry carry = new Carry();
  private final List<LineItem> lines = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Pending> pending = new ArrayList<>();
  private String last = "";

  public RatingRun(PriceHistory prices) {
    this.prices = prices;
  }

  /** A line that is a share of other lines. */
  private record Pending(
      ClusterMonth usage, Segment segment, PriceLine line, Measure.AmountOf amountOf) {}

  /**
   * Rates one more resource.
   *
   * @throws InvalidInputException if it does not come in the order of ids, by which allowances and
   *     tiers are shared
   */
  public void add(ClusterMonth usage) {
    String id = usage.resource().id();
    if (id.compareTo(last) < 0) {
      throw new InvalidInputException("resources", "must come in the order of ids: " + id);
    }
    last = id;
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
    lines.addAll(carry.minimums(id));
  }

  /** What the month comes to; lines that are a share of other lines come last. */
  public RatedMonth finish() {
    for (Pending share : pending) {
      lines.add(
          new LineRating(share.usage, share.segment, share.line, carry)
              .rateAmounts(share.amountOf, List.copyOf(lines)));
      lines.addAll(carry.minimums(share.usage.resource().id()));
    }
    Catalog newest = prices.last();
    return new RatedMonth(lines, findings, newest.rounding(), newest.currency());
  }
}
