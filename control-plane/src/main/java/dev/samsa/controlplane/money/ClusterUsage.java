package dev.samsa.controlplane.money;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import dev.samsa.billing.usage.PlanPeriod;
import dev.samsa.controlplane.usage.Span;
import dev.samsa.description.usage.UsageMeter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that is known of one cluster in one month.
 *
 * @param cluster whose usage it is
 * @param plans from when it was on which tier, oldest first
 * @param running when it ran, up to the moment of reading
 * @param facts hour buckets, with corrections added
 * @param openings levels when the month began
 * @param open windows that its brokers have not closed
 * @param completeTo until when all of its brokers have closed their windows
 */
record ClusterUsage(
    BilledCluster cluster,
    List<PlanPeriod> plans,
    List<Span> running,
    List<HourFact> facts,
    Map<UsageMeter, BigDecimal> openings,
    List<OpenWindow> open,
    Instant completeTo) {

  /** The same cluster with other facts. */
  ClusterUsage with(List<HourFact> others, Map<UsageMeter, BigDecimal> levels) {
    return new ClusterUsage(cluster, plans, running, others, levels, open, completeTo);
  }

  /** What is closed, in the form that rating takes. */
  ClusterMonth closed(BillingMonth month) {
    return build(month, completeTo, facts);
  }

  /** What is closed and what is open. */
  ClusterMonth withOpen(BillingMonth month, Instant now) {
    return build(month, now, factsWithOpen(month));
  }

  /** The closed usage of some days only, for parts of a month's lines. */
  ClusterMonth between(BillingMonth month, Instant from, Instant to) {
    List<HourFact> within =
        facts.stream().filter(f -> !f.hour().isBefore(from) && f.hour().isBefore(to)).toList();
    List<Span> ran =
        running.stream()
            .map(s -> s.intersect(new Span(from, to)))
            .flatMap(java.util.Optional::stream)
            .toList();
    Map<UsageMeter, BigDecimal> levels = from.equals(month.start()) ? openings : Map.of();
    return new ClusterUsage(cluster, plans, ran, within, levels, List.of(), completeTo)
        .closed(month);
  }

  /** What its brokers say its levels are now. */
  Map<UsageMeter, BigDecimal> levelsNow() {
    Map<UsageMeter, BigDecimal> levels = new EnumMap<>(UsageMeter.class);
    open.forEach(w -> w.levels().forEach((m, level) -> levels.merge(m, level, BigDecimal::add)));
    return levels;
  }

  /** Sums of the month by meter, open windows included. */
  Map<UsageMeter, BigDecimal> totals(BillingMonth month) {
    Map<UsageMeter, BigDecimal> totals = new EnumMap<>(UsageMeter.class);
    factsWithOpen(month)
        .forEach(fact ->
            totals.merge(
                fact.meter(),
                fact.amount().multiply(BigDecimal.valueOf(fact.hours())),
                BigDecimal::add));
    return totals;
  }

  List<HourFact> factsWithOpen(BillingMonth month) {
    Map<Instant, Map<UsageMeter, HourFact>> hours = new TreeMap<>();
    facts.forEach(f -> hour(hours, f.hour()).put(f.meter(), f));
    for (OpenWindow window : open) {
      Instant hour = window.from().truncatedTo(ChronoUnit.HOURS);
      if (!hour.isBefore(month.start()) && hour.isBefore(month.end())) {
        window
            .amounts()
            .forEach((meter, amount) ->
                hour(hours, hour)
                    .merge(
                        meter, fact(hour, meter, amount), (had, more) -> had.plus(more.amount())));
      }
    }
    return hours.values().stream().flatMap(h -> h.values().stream()).toList();
  }

  private static Map<UsageMeter, HourFact> hour(
      Map<Instant, Map<UsageMeter, HourFact>> hours, Instant hour) {
    return hours.computeIfAbsent(hour, any -> new EnumMap<>(UsageMeter.class));
  }

  private HourFact fact(Instant hour, UsageMeter meter, BigDecimal amount) {
    return new HourFact(cluster.key(), hour, meter, amount, amount, BigDecimal.ZERO, 0);
  }

  private ClusterMonth build(BillingMonth month, Instant until, List<HourFact> hours) {
    ClusterMonth.Builder builder = ClusterMonth.of(cluster.resource(), month);
    plans.forEach(builder::plan);
    List<Span> ran = Span.within(running, new Span(Instant.EPOCH, until));
    ran.forEach(span -> builder.running(span.from(), span.to()));
    cluster
        .capacity()
        .hours(ran)
        .forEach((hour, level) -> builder.hour(Capacity.METER, hour, level));
    openings.forEach((meter, level) -> builder.opening(HourFact.meterName(meter), level));
    for (HourFact fact : hours) {
      HourUsage usage = usage(fact);
      int last = month.index(fact.hour());
      for (int hour = last - fact.hours() + 1; hour <= last; hour++) {
        builder.hour(HourFact.meterName(fact.meter()), hour, usage);
      }
    }
    return builder.build();
  }

  static HourUsage usage(HourFact fact) {
    return switch (fact.meter().kind()) {
      case COUNTER -> new HourUsage.Counter(fact.amount(), fact.peakMinute(), fact.gapSeconds());
      case LEVEL -> HourUsage.Level.of(fact.amount(), fact.lastLevel(), fact.gapSeconds());
    };
  }
}
