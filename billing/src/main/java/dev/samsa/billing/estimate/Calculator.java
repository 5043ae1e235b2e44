package dev.samsa.billing.estimate;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.Limits;
import dev.samsa.billing.catalog.Plan;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.RatedMonth;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Estimates with the engine that rates invoices. */
public final class Calculator {
  private static final List<String> ASSUMPTIONS =
      List.of(
          "Traffic is spread evenly over the hours.",
          "Data has been coming in for at least the retention time, so storage is at its height.",
          "Bytes are counted as brokers append and answer them, compressed as sent.");

  private Calculator() {}

  /** Rates a workload, and compares the tiers that could carry it. */
  public static Estimate estimate(Catalog catalog, BillingMonth month, Workload workload) {
    if (catalog.plan(workload.tier(), workload.zones()).isEmpty()) {
      throw new InvalidInputException(
          "tier",
          "must be one of "
              + tiers(catalog, workload).stream().map(Plan::tier).toList()
              + " for "
              + workload.zones()
              + " zones, not "
              + workload.tier());
    }
    List<Estimate.TierOption> options = new ArrayList<>();
    for (Plan plan : tiers(catalog, workload)) {
      options.add(
          new Estimate.TierOption(
              plan.tier(),
              bill(catalog, month, workload.on(plan.tier())).total(),
              obstacles(plan, workload)));
    }
    options.sort(
        Comparator.comparing((Estimate.TierOption option) -> !option.fits())
            .thenComparing(Estimate.TierOption::total)
            .thenComparing(Estimate.TierOption::tier));
    return new Estimate(bill(catalog, month, workload), options, ASSUMPTIONS);
  }

  /** Only the bill of a workload. */
  public static RatedMonth bill(Catalog catalog, BillingMonth month, Workload workload) {
    return Rating.rate(catalog, WorkloadMonth.of(workload, month));
  }

  /** What a past month would have come to with something changed. */
  public static RatedMonth whatIf(Catalog catalog, ClusterMonth past, WhatIf change) {
    return Rating.rate(catalog, change.applyTo(past));
  }

  /** The same for all clusters of an organization, by the prices that held for it. */
  public static RatedMonth whatIf(PriceHistory prices, List<ClusterMonth> past, WhatIf change) {
    return Rating.rate(prices, past.stream().map(change::applyTo).toList());
  }

  /** Tiers for clusters are those that say what they carry. */
  private static List<Plan> tiers(Catalog catalog, Workload workload) {
    return catalog.plans().stream()
        .filter(plan -> !plan.limits().equals(Limits.NONE))
        .filter(plan -> plan.zones().contains(workload.zones()))
        .toList();
  }

  private static List<String> obstacles(Plan plan, Workload workload) {
    Limits limits = plan.limits();
    List<String> obstacles = new ArrayList<>();
    add(
        obstacles,
        plan,
        "bytes in a second",
        workload.perSecond(workload.ingressBytes()),
        limits.ingressPerSecond());
    add(
        obstacles,
        plan,
        "bytes out a second",
        workload.perSecond(workload.egressBytes()),
        limits.egressPerSecond());
    add(
        obstacles,
        plan,
        "partitions",
        BigDecimal.valueOf(workload.partitions()),
        limits.partitions());
    add(obstacles, plan, "stored bytes", workload.storedBytes(), limits.storedBytes());
    return obstacles;
  }

  private static void add(
      List<String> obstacles,
      Plan plan,
      String what,
      BigDecimal needed,
      Optional<BigDecimal> limit) {
    if (limit.isPresent() && needed.compareTo(limit.get()) > 0) {
      obstacles.add(
          "%s carries %s %s, the workload needs %s"
              .formatted(plan.tier(), limit.get().toPlainString(), what, needed.toPlainString()));
    }
  }
}
