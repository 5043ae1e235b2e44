package dev.samsa.controlplane.money;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.Resource;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.money.SealedHours.Hours;
import dev.samsa.controlplane.usage.Span;
import dev.samsa.description.usage.UsageMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Usage of months that are over, as invoices take it: hour buckets and the corrections of them that
 * count, cluster by cluster, so that memory does not grow with their number.
 */
@ApplicationScoped
public class ClosedUsage {
  private static final String DEDICATED = "DEDICATED";

  private final Database database;
  private final MonthUsage months;
  private final SealedHours hours;
  private final OpeningLevels openings;

  public ClosedUsage(
      Database database, MonthUsage months, SealedHours hours, OpeningLevels openings) {
    this.database = database;
    this.months = months;
    this.hours = hours;
    this.openings = openings;
  }

  /** Which late facts count. */
  public sealed interface Late {
    /** All that there are by now, as a draft has it. */
    record All() implements Late {}

    /** Those that stand on some invoice. */
    record Billed() implements Late {}

    /** Those that stand on that invoice: what it was issued with. */
    record BilledOn(long invoiceKey) implements Late {}
  }

  /**
   * A cluster's month.
   *
   * @param key key of the cluster's row
   * @param hourRoots proof roots of hours that are as they were sealed, by number of the hour
   */
  public record Closed(long key, ClusterMonth month, SortedMap<Integer, String> hourRoots) {}

  /**
   * Hands over each cluster of which there is any usage or running time in the month, in the order
   * of their ids.
   *
   * @param now end of what runs still; of no matter once the month is over
   */
  public void each(
      long organizationKey, BillingMonth month, Instant now, Late late, Consumer<Closed> consumer) {
    List<ClusterUsage> heads = new ArrayList<>(months.heads(organizationKey, month, now));
    heads.sort(Comparator.comparing(head -> head.cluster().resource().id()));
    for (ClusterUsage head : heads) {
      ClusterMonth.Builder builder = ClusterMonth.of(head.cluster().resource(), month);
      head.plans().forEach(builder::plan);
      head.running().forEach(span -> builder.running(span.from(), span.to()));
      openings
          .ofCluster(head.cluster().key(), month)
          .forEach((meter, level) -> builder.opening(HourFact.meterName(meter), level));
      addCapacity(builder, head.cluster().capacity(), head.running());
      Closed closed =
          fill(head.cluster().key(), builder, month, late, head.cluster().capacity().isKnown());
      if (closed.month().endHour() > 0) {
        consumer.accept(closed);
      }
    }
  }

  /**
   * The month of one cluster over a head that was kept.
   *
   * @param head the resource with plans, running times and openings, without hours
   */
  public ClusterMonth of(long clusterKey, ClusterMonth head, Late late) {
    ClusterMonth.Builder builder = ClusterMonth.of(head.resource(), head.month());
    head.plans().forEach(builder::plan);
    head.running().forEach(span -> builder.running(span.from(), span.to()));
    head.openings().forEach(builder::opening);
    if (head.plans().stream().anyMatch(plan -> plan.tier().equals(DEDICATED))) {
      addCapacity(
          builder,
          months.capacity(clusterKey, head.month()),
          head.running().stream().map(span -> new Span(span.from(), span.to())).toList());
    }
    return fill(clusterKey, builder, head.month(), late, true).month();
  }

  /** Some sealed hours of a cluster as they were sealed, without head and late facts. */
  public ClusterMonth sealed(long clusterKey, Resource resource, Span span, BillingMonth month) {
    ClusterMonth.Builder builder = ClusterMonth.of(resource, month);
    hours
        .of(clusterKey, month, span)
        .each((meter, hour, fact) ->
            builder.hour(HourFact.meterName(meter), hour, ClusterUsage.usage(fact)));
    return builder.build();
  }

  private static void addCapacity(
      ClusterMonth.Builder builder, Capacity capacity, List<Span> running) {
    capacity.hours(running).forEach((hour, level) -> builder.hour(Capacity.METER, hour, level));
  }

  private Closed fill(
      long clusterKey,
      ClusterMonth.Builder builder,
      BillingMonth month,
      Late late,
      boolean otherwise) {
    Map<Integer, Map<UsageMeter, BigDecimal>> added = late(clusterKey, month, late);
    Hours sealed = hours.of(clusterKey, month, new Span(month.start(), month.end()));
    SortedMap<Integer, String> roots = otherwise ? new TreeMap<>() : sealed.roots();
    roots.keySet().removeAll(added.keySet());
    sealed.each((meter, hour, fact) -> {
      BigDecimal more = added.isEmpty() ? BigDecimal.ZERO : taken(added, hour, meter);
      builder.hour(HourFact.meterName(meter), hour, ClusterUsage.usage(fact.plusIfAny(more)));
    });
    added.forEach((hour, meters) ->
        meters.forEach((meter, amount) ->
            builder.hour(
                HourFact.meterName(meter),
                hour,
                ClusterUsage.usage(
                    new HourFact(
                        clusterKey,
                        month.hour(hour),
                        meter,
                        amount,
                        amount,
                        BigDecimal.ZERO,
                        sealed.gapSeconds(hour))))));
    return new Closed(clusterKey, builder.build(), roots);
  }

  /** What was added to a bucket, which is then accounted for. */
  private static BigDecimal taken(
      Map<Integer, Map<UsageMeter, BigDecimal>> added, int hour, UsageMeter meter) {
    Map<UsageMeter, BigDecimal> meters = added.get(hour);
    BigDecimal more = meters == null ? null : meters.remove(meter);
    return more == null ? BigDecimal.ZERO : more;
  }

  private Map<Integer, Map<UsageMeter, BigDecimal>> late(
      long clusterKey, BillingMonth month, Late late) {
    Map<Integer, Map<UsageMeter, BigDecimal>> added = new TreeMap<>();
    Long invoice = late instanceof Late.BilledOn on ? on.invoiceKey() : null;
    database.list(
        """
        SELECT hour, meter, sum(amount) AS amount FROM usage_correction
        WHERE cluster_id = ? AND hour >= ? AND hour < ?
          AND (?::boolean OR invoice_id IS NOT NULL) AND (?::bigint IS NULL OR invoice_id = ?)
        GROUP BY hour, meter
        """,
        row ->
            added
                .computeIfAbsent(
                    month.index(Database.instant(row, "hour")),
                    any -> new EnumMap<>(UsageMeter.class))
                .put(UsageMeter.valueOf(row.getString("meter")), row.getBigDecimal("amount")),
        clusterKey,
        month.start(),
        month.end(),
        late instanceof Late.All,
        invoice,
        invoice);
    return added;
  }
}
