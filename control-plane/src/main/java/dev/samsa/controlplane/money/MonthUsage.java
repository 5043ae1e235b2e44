package dev.samsa.controlplane.money;

import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.PlanPeriod;
import dev.samsa.billing.usage.Resource;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.usage.RunningTime;
import dev.samsa.controlplane.usage.Span;
import dev.samsa.description.usage.UsageMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts together the usage of an organization's clusters in a month: a handful of statements,
 * whatever their number.
 */
@ApplicationScoped
public class MonthUsage {
  private final Database database;
  private final MonthFacts facts;

  public MonthUsage(Database database, MonthFacts facts) {
    this.database = database;
    this.facts = facts;
  }

  /** A state, tier or capacity, and from when. */
  private record Entered(RunningTime.Entered state, String tier, Integer ckus) {}

  /**
   * Usage of every cluster that there was in that month.
   *
   * @param now end of what runs still
   */
  List<ClusterUsage> of(long organizationKey, BillingMonth month, Instant now) {
    return with(facts.of(organizationKey, month), organizationKey, month, now);
  }

  /**
   * As {@link #of}, with sealed hours as their sums: for a bill that is looked at often.
   *
   * @param byHour meters whose free amount begins anew each hour
   */
  List<ClusterUsage> soFar(
      long organizationKey, BillingMonth month, Instant now, Set<UsageMeter> byHour) {
    return with(facts.soFar(organizationKey, month, byHour), organizationKey, month, now);
  }

  /**
   * As {@link #of}, with the hours of one cluster at a time in memory: they are read anew each time
   * that the clusters are gone through.
   */
  Iterable<ClusterUsage> oneByOne(long organizationKey, BillingMonth month, Instant now) {
    List<ClusterUsage> clusters =
        with(facts.withoutHours(organizationKey), organizationKey, month, now);
    return () ->
        clusters.stream().map(each -> facts.inHours(organizationKey, month, each)).iterator();
  }

  /** The same cluster with each hour by itself. */
  ClusterUsage inHours(long organizationKey, BillingMonth month, ClusterUsage usage) {
    return facts.inHours(organizationKey, month, usage);
  }

  /** The same cluster with one hour of the month only. */
  ClusterUsage inHour(long organizationKey, BillingMonth month, ClusterUsage usage, Instant hour) {
    return facts.inHour(organizationKey, month, usage, hour);
  }

  private List<ClusterUsage> with(
      MonthFacts.Found found, long organizationKey, BillingMonth month, Instant now) {
    Instant end = now.isBefore(month.end()) ? now : month.end();
    return heads(organizationKey, month, now).stream()
        .map(head -> {
          BilledCluster cluster = head.cluster();
          return new ClusterUsage(
              cluster,
              head.plans(),
              head.running(),
              found.facts().getOrDefault(cluster.key(), List.of()),
              found.openings().getOrDefault(cluster.key(), new EnumMap<>(UsageMeter.class)),
              found.open().getOrDefault(cluster.key(), List.of()),
              completeTo(found, cluster, month, end));
        })
        .toList();
  }

  /** Every cluster that there was in that month, its plans and running times, without its usage. */
  List<ClusterUsage> heads(long organizationKey, BillingMonth month, Instant now) {
    Map<Long, List<Entered>> histories = histories(organizationKey, month, now);
    Instant end = now.isBefore(month.end()) ? now : month.end();
    List<ClusterUsage> heads = new ArrayList<>();
    for (BilledCluster cluster : clusters(organizationKey, month)) {
      List<Entered> history = histories.getOrDefault(cluster.key(), List.of());
      List<Span> running =
          RunningTime.spans(history.stream().map(Entered::state).toList(), end).stream()
              .map(s -> s.intersect(new Span(month.start(), month.end())))
              .flatMap(Optional::stream)
              .toList();
      heads.add(
          new ClusterUsage(
              cluster.with(capacity(history)),
              plans(cluster, history),
              running,
              List.of(),
              Map.of(),
              List.of(),
              end));
    }
    return heads;
  }

  private static Instant completeTo(
      MonthFacts.Found found, BilledCluster cluster, BillingMonth month, Instant end) {
    Instant until = cluster.deletedAt().filter(d -> d.isBefore(end)).orElse(end);
    Instant unknown = cluster.deletedAt().isPresent() ? until : month.start();
    Instant watermark = found.watermarks().getOrDefault(cluster.key(), unknown);
    return watermark.isAfter(until)
        ? until
        : watermark.isBefore(month.start()) ? month.start() : watermark;
  }

  /** A change of tier counts from the next full hour; the first tier from before the month. */
  private static List<PlanPeriod> plans(BilledCluster cluster, List<Entered> history) {
    List<PlanPeriod> plans = new ArrayList<>();
    String tier = null;
    for (Entered entered : history) {
      if (!entered.tier().equals(tier)) {
        Instant from = tier == null ? Instant.EPOCH : nextHour(entered.state().at());
        plans.removeIf(p -> p.from().equals(from));
        plans.add(new PlanPeriod(from, entered.tier(), cluster.zones(), cluster.region()));
        tier = entered.tier();
      }
    }
    return plans;
  }

  private static Capacity capacity(List<Entered> history) {
    return new Capacity(
        history.stream()
            .filter(entered -> entered.ckus() != null)
            .map(entered -> new Capacity.Change(entered.state().at(), entered.ckus()))
            .toList());
  }

  /** The CKUs that one cluster had up to the end of a month. */
  Capacity capacity(long clusterKey, BillingMonth month) {
    return new Capacity(
        database.list(
            """
            SELECT entered_at, cku FROM kafka_cluster_state
            WHERE cluster_id = ? AND cku IS NOT NULL AND entered_at < ? ORDER BY entered_at, id
            """,
            row -> new Capacity.Change(Database.instant(row, "entered_at"), row.getInt("cku")),
            clusterKey,
            month.end()));
  }

  private static Instant nextHour(Instant at) {
    Instant hour = at.truncatedTo(java.time.temporal.ChronoUnit.HOURS);
    return hour.equals(at) ? at : hour.plus(1, java.time.temporal.ChronoUnit.HOURS);
  }

  private List<BilledCluster> clusters(long organizationKey, BillingMonth month) {
    return database.list(
        """
        SELECT c.id, c.public_id, c.display_name, e.public_id AS environment, c.multi_zone, c.cloud,
          c.region, c.deleted_at
        FROM kafka_cluster c JOIN environment e ON e.id = c.environment_id
        WHERE c.organization_id = ? AND c.created_at < ?
          AND (c.deleted_at IS NULL OR c.deleted_at >= ?)
        ORDER BY c.id
        """,
        MonthUsage::cluster,
        organizationKey,
        month.end(),
        month.start());
  }

  private static BilledCluster cluster(ResultSet row) throws SQLException {
    return new BilledCluster(
        row.getLong("id"),
        new Resource(
            row.getString("public_id"),
            row.getString("display_name"),
            row.getString("environment"),
            Map.of()),
        row.getBoolean("multi_zone") ? Zones.MULTI : Zones.SINGLE,
        new Region(row.getString("cloud"), row.getString("region")),
        Optional.ofNullable(Database.instant(row, "deleted_at")),
        Capacity.NONE);
  }

  private Map<Long, List<Entered>> histories(
      long organizationKey, BillingMonth month, Instant now) {
    Map<Long, List<Entered>> histories = new HashMap<>();
    database.list(
        """
        SELECT s.cluster_id, s.state, s.tier, s.cku, s.entered_at
        FROM kafka_cluster_state s JOIN kafka_cluster c ON c.id = s.cluster_id
        WHERE c.organization_id = ? AND s.entered_at < ? AND s.entered_at <= ?
          AND (c.deleted_at IS NULL OR c.deleted_at >= ?)
        ORDER BY s.cluster_id, s.entered_at, s.id
        """,
        row ->
            histories
                .computeIfAbsent(row.getLong("cluster_id"), any -> new ArrayList<>())
                .add(
                    new Entered(
                        new RunningTime.Entered(
                            row.getString("state"), Database.instant(row, "entered_at")),
                        row.getString("tier"),
                        row.getObject("cku", Integer.class))),
        organizationKey,
        month.end(),
        now,
        month.start());
    return histories;
  }
}
