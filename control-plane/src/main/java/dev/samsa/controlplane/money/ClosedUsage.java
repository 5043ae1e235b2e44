package dev.samsa.controlplane.money;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.controlplane.database.Database;
import dev.samsa.description.usage.UsageMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Usage of months that are over, as invoices take it: hour buckets and the corrections of them that
 * count, cluster by cluster, so that memory does not grow with their number.
 */
@ApplicationScoped
public class ClosedUsage {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Database database;
  private final MonthUsage months;

  public ClosedUsage(Database database, MonthUsage months) {
    this.database = database;
    this.months = months;
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
   */
  public record Closed(long key, ClusterMonth month) {}

  /** A cluster with what is known of it besides its usage. */
  private record Head(long key, ClusterMonth.Builder builder) {}

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
      openings(head.cluster().key(), month)
          .forEach((meter, level) -> builder.opening(HourFact.meterName(meter), level));
      Closed closed = fill(new Head(head.cluster().key(), builder), month, late);
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
    return fill(new Head(clusterKey, builder), head.month(), late).month();
  }

  private Closed fill(Head head, BillingMonth month, Late late) {
    Map<Instant, Map<UsageMeter, BigDecimal>> added = late(head.key(), month, late);
    Map<Instant, Long> gaps = gaps(head.key(), month);
    for (HourFact fact : buckets(head.key(), month)) {
      BigDecimal more = taken(added, fact.hour(), fact.meter());
      head.builder()
          .hour(
              HourFact.meterName(fact.meter()),
              fact.hour(),
              ClusterUsage.usage(fact.with(gaps.getOrDefault(fact.hour(), 0L)).plusIfAny(more)));
    }
    added.forEach((hour, meters) ->
        meters.forEach((meter, amount) ->
            head.builder()
                .hour(
                    HourFact.meterName(meter),
                    hour,
                    ClusterUsage.usage(
                        new HourFact(
                            head.key(),
                            hour,
                            meter,
                            amount,
                            amount,
                            BigDecimal.ZERO,
                            gaps.getOrDefault(hour, 0L))))));
    return new Closed(head.key(), head.builder().build());
  }

  /** What was added to a bucket, which is then accounted for. */
  private static BigDecimal taken(
      Map<Instant, Map<UsageMeter, BigDecimal>> added, Instant hour, UsageMeter meter) {
    Map<UsageMeter, BigDecimal> meters = added.get(hour);
    BigDecimal more = meters == null ? null : meters.remove(meter);
    return more == null ? BigDecimal.ZERO : more;
  }

  private List<HourFact> buckets(long clusterKey, BillingMonth month) {
    return database.list(
        """
        SELECT hour, meter, amount, peak, last_level FROM usage_bucket
        WHERE cluster_id = ? AND hour >= ? AND hour < ?
        """,
        row -> bucket(clusterKey, row),
        clusterKey,
        month.start(),
        month.end());
  }

  private static HourFact bucket(long clusterKey, ResultSet row) throws SQLException {
    BigDecimal amount = row.getBigDecimal(3);
    BigDecimal peak = row.getBigDecimal(4);
    BigDecimal last = row.getBigDecimal(5);
    return new HourFact(
        clusterKey,
        Database.instant(row, "hour"),
        UsageMeter.valueOf(row.getString(2)),
        amount,
        peak == null ? amount : peak.min(amount),
        last == null ? BigDecimal.ZERO : last,
        0);
  }

  private Map<Instant, Map<UsageMeter, BigDecimal>> late(
      long clusterKey, BillingMonth month, Late late) {
    Map<Instant, Map<UsageMeter, BigDecimal>> added = new HashMap<>();
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
                    Database.instant(row, "hour"), any -> new EnumMap<>(UsageMeter.class))
                .put(UsageMeter.valueOf(row.getString("meter")), row.getBigDecimal("amount")),
        clusterKey,
        month.start(),
        month.end(),
        late instanceof Late.All,
        invoice,
        invoice);
    return added;
  }

  private Map<Instant, Long> gaps(long clusterKey, BillingMonth month) {
    Map<Instant, Long> gaps = new HashMap<>();
    database.list(
        """
        SELECT hour, gap_seconds FROM usage_hour
        WHERE cluster_id = ? AND hour >= ? AND hour < ? AND gap_seconds > 0
        """,
        row ->
            gaps.put(
                Database.instant(row, "hour"),
                Math.min(row.getLong("gap_seconds"), HOUR.toSeconds())),
        clusterKey,
        month.start(),
        month.end());
    return gaps;
  }

  private Map<UsageMeter, BigDecimal> openings(long clusterKey, BillingMonth month) {
    Map<UsageMeter, BigDecimal> openings = new EnumMap<>(UsageMeter.class);
    database.list(
        """
        SELECT meter, last_level FROM usage_bucket
        WHERE cluster_id = ? AND hour = ? AND last_level > 0
        """,
        row ->
            openings.put(
                UsageMeter.valueOf(row.getString("meter")), row.getBigDecimal("last_level")),
        clusterKey,
        month.start().minus(HOUR));
    return openings;
  }
}
