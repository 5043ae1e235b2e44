package dev.samsa.billing.rating;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.Plan;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.PlanPeriod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A run of hours with one catalog version and one plan.
 *
 * @param from first hour of the month
 * @param to first hour after it
 */
record Segment(int from, int to, Catalog catalog, PlanPeriod placement, Plan plan) {

  /** Cuts the hours of a month, and reports the hours that no price holds for. */
  static List<Segment> of(PriceHistory prices, ClusterMonth usage, List<Finding> findings) {
    BillingMonth month = usage.month();
    TreeSet<Integer> cuts = cuts(prices, usage);
    List<Segment> segments = new ArrayList<>();
    for (Integer from : cuts) {
      Integer next = cuts.higher(from);
      int to = next == null ? month.hours() : next;
      Instant start = month.hour(from);
      if (!used(usage, from, to)) {
        continue;
      }
      Optional<Catalog> catalog = prices.at(start);
      Optional<PlanPeriod> placement = placement(usage, start);
      Optional<Plan> plan =
          catalog.flatMap(found -> placement.flatMap(at -> found.plan(at.tier(), at.zones())));
      if (plan.isPresent()) {
        segments.add(new Segment(from, to, catalog.get(), placement.get(), plan.get()));
      } else {
        findings.add(unpriced(usage, start, month.hour(to - 1), catalog, placement));
      }
    }
    return segments;
  }

  private static TreeSet<Integer> cuts(PriceHistory prices, ClusterMonth usage) {
    BillingMonth month = usage.month();
    List<Instant> instants = new ArrayList<>();
    prices
        .bindings()
        .forEach(binding -> {
          instants.add(binding.from());
          instants.add(binding.catalog().effectiveFrom());
          binding.catalog().effectiveTo().ifPresent(instants::add);
        });
    usage.plans().forEach(plan -> instants.add(plan.from()));
    TreeSet<Integer> cuts = new TreeSet<>(List.of(0));
    for (Instant instant : instants) {
      if (instant.isAfter(month.start()) && instant.isBefore(month.end())) {
        cuts.add(month.index(instant));
      }
    }
    return cuts;
  }

  private static boolean used(ClusterMonth usage, int from, int to) {
    return usage.firstHour() < to && usage.endHour() > from;
  }

  private static Optional<PlanPeriod> placement(ClusterMonth usage, Instant hour) {
    Optional<PlanPeriod> placement = Optional.empty();
    for (PlanPeriod period : usage.plans()) {
      if (!period.from().isAfter(hour)) {
        placement = Optional.of(period);
      }
    }
    return placement;
  }

  private static Finding unpriced(
      ClusterMonth usage,
      Instant first,
      Instant last,
      Optional<Catalog> catalog,
      Optional<PlanPeriod> placement) {
    String hours = "hours " + first + " to " + last + " are not billed: ";
    String id = usage.resource().id();
    if (catalog.isEmpty()) {
      return new Finding(Finding.Kind.NO_CATALOG, id, hours + "no price catalog holds then");
    }
    String reason =
        placement
            .map(at ->
                "catalog "
                    + catalog.get().key()
                    + " has no plan for tier "
                    + at.tier()
                    + " with "
                    + at.zones()
                    + " zones")
            .orElse("the resource has no plan then");
    return new Finding(Finding.Kind.NO_PLAN, id, hours + reason);
  }
}
