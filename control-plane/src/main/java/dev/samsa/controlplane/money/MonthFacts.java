package dev.samsa.controlplane.money;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.usage.Span;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts together hours, levels, open windows and watermarks. */
@ApplicationScoped
public class MonthFacts {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Database database;
  private final HourFacts hours;
  private final SealedSums sealedSums;
  private final OpeningLevels openings;

  public MonthFacts(
      Database database, HourFacts hours, SealedSums sealedSums, OpeningLevels openings) {
    this.database = database;
    this.hours = hours;
    this.sealedSums = sealedSums;
    this.openings = openings;
  }

  /**
   * What was found, by key of the cluster.
   *
   * @param facts hour buckets with their corrections
   * @param openings levels when the month began
   * @param open windows not closed
   * @param watermarks until when all brokers have closed their windows
   */
  record Found(
      Map<Long, List<HourFact>> facts,
      Map<Long, Map<UsageMeter, BigDecimal>> openings,
      Map<Long, List<OpenWindow>> open,
      Map<Long, Instant> watermarks) {}

  /** Each hour of the month by itself. */
  Found of(long organizationKey, BillingMonth month) {
    return found(
        organizationKey,
        byCluster(hours.of(organizationKey, month)),
        openings.of(organizationKey, month));
  }

  /**
   * The month so far: sealed hours as their sums, the others by themselves.
   *
   * @param byHour meters whose free amount begins anew each hour
   */
  Found soFar(long organizationKey, BillingMonth month, Set<UsageMeter> byHour) {
    SealedSums.Found sums = sealedSums.of(organizationKey, month, byHour);
    Map<Long, List<HourFact>> facts = byCluster(hours.unsealed(organizationKey, month));
    Map<Long, Map<UsageMeter, BigDecimal>> levelsBefore = openings.of(organizationKey, month);
    sums.facts()
        .forEach((cluster, sealed) -> {
          if (sums.onlyByHours().contains(cluster)) {
            facts.put(
                cluster, hours.of(organizationKey, cluster, new Span(month.start(), month.end())));
          } else {
            facts.computeIfAbsent(cluster, _ -> new ArrayList<>()).addAll(sealed);
            // The level that the month began with lies in the sum.
            Map<UsageMeter, BigDecimal> levels =
                levelsBefore.getOrDefault(cluster, new HashMap<>());
            sealed.forEach(fact -> levels.remove(fact.meter()));
          }
        });
    return found(organizationKey, facts, levelsBefore);
  }

  /** Only what is not closed, and until when all is. */
  Found withoutHours(long organizationKey) {
    return found(organizationKey, Map.of(), Map.of());
  }

  /** Each hour of one cluster by itself, and its levels when the month began. */
  ClusterUsage inHours(long organizationKey, BillingMonth month, ClusterUsage usage) {
    long cluster = usage.cluster().key();
    return usage.with(
        hours.of(organizationKey, cluster, new Span(month.start(), month.end())),
        openings.ofCluster(cluster, month));
  }

  /** One hour of one cluster, and its levels when the month began if that is the first hour. */
  ClusterUsage inHour(long organizationKey, BillingMonth month, ClusterUsage usage, Instant hour) {
    long cluster = usage.cluster().key();
    return usage.with(
        hours.of(organizationKey, cluster, new Span(hour, hour.plus(HOUR))),
        hour.equals(month.start()) ? openings.ofCluster(cluster, month) : Map.of());
  }

  private Found found(
      long organizationKey,
      Map<Long, List<HourFact>> facts,
      Map<Long, Map<UsageMeter, BigDecimal>> openings) {
    return new Found(facts, openings, open(organizationKey), watermarks(organizationKey));
  }

  private static Map<Long, List<HourFact>> byCluster(List<HourFact> facts) {
    Map<Long, List<HourFact>> clusters = new HashMap<>();
    facts.forEach(f -> clusters.computeIfAbsent(f.clusterKey(), _ -> new ArrayList<>()).add(f));
    return clusters;
  }

  private Map<Long, List<OpenWindow>> open(long organizationKey) {
    Map<Long, List<OpenWindow>> open = new HashMap<>();
    database
        .list(
            """
            SELECT b.cluster_id, b.open_payload
            FROM usage_broker b JOIN kafka_cluster c ON c.id = b.cluster_id
            WHERE c.organization_id = ? AND b.open_payload IS NOT NULL
              AND (b.watermark IS NULL OR b.open_start >= b.watermark)
            """,
            row ->
                OpenWindow.of(
                    row.getLong("cluster_id"),
                    DescriptionJson.read(row.getString("open_payload"), UsageBatch.class)),
            organizationKey)
        .forEach(w -> open.computeIfAbsent(w.clusterKey(), any -> new ArrayList<>()).add(w));
    return open;
  }

  /**
   * A broker that has not reported yet holds its cluster's mark back; one that stopped in good
   * order has nothing more to say.
   */
  private Map<Long, Instant> watermarks(long organizationKey) {
    Map<Long, Instant> watermarks = new HashMap<>();
    database.list(
        """
        SELECT n.cluster_id, coalesce(
          min(b.watermark) FILTER (WHERE NOT coalesce(r.finished, false)),
          max(b.watermark)) AS watermark
        FROM kafka_node n
        JOIN kafka_cluster c ON c.id = n.cluster_id
        LEFT JOIN usage_broker b ON b.cluster_id = n.cluster_id AND b.broker = n.node_id
        LEFT JOIN usage_boot r ON r.cluster_id = b.cluster_id AND r.broker = b.broker
          AND r.boot_id = b.boot_id
        WHERE c.organization_id = ? AND n.client_port IS NOT NULL
        GROUP BY n.cluster_id HAVING count(*) = count(b.watermark)
        """,
        row -> watermarks.put(row.getLong("cluster_id"), Database.instant(row, "watermark")),
        organizationKey);
    return watermarks;
  }
}
