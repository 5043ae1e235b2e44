package dev.samsa.controlplane.money;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.database.Database;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads hour buckets, corrections, open windows and watermarks. */
@ApplicationScoped
public class MonthFacts {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Database database;

  public MonthFacts(Database database) {
    this.database = database;
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

  Found of(long organizationKey, BillingMonth month) {
    Map<Long, List<HourFact>> facts = new HashMap<>();
    buckets(organizationKey, month)
        .forEach(f -> facts.computeIfAbsent(f.clusterKey(), any -> new ArrayList<>()).add(f));
    return new Found(
        facts,
        openings(organizationKey, month),
        open(organizationKey),
        watermarks(organizationKey));
  }

  private List<HourFact> buckets(long organizationKey, BillingMonth month) {
    return database.list(
        """
        SELECT f.cluster_id, f.hour, f.meter, sum(f.amount) AS amount, max(f.peak) AS peak,
          max(f.last_level) AS last_level, coalesce(max(h.gap_seconds), 0) AS gap_seconds
        FROM (
          SELECT cluster_id, hour, meter, amount, peak,
            coalesce(last_level, 0) AS last_level
          FROM usage_bucket WHERE hour >= ? AND hour < ?
          UNION ALL
          SELECT cluster_id, hour, meter, amount, NULL, 0
          FROM usage_correction WHERE hour >= ? AND hour < ?) f
        JOIN kafka_cluster c ON c.id = f.cluster_id
        LEFT JOIN usage_hour h ON h.cluster_id = f.cluster_id AND h.hour = f.hour
        WHERE c.organization_id = ?
        GROUP BY f.cluster_id, f.hour, f.meter
        """,
        MonthFacts::fact,
        month.start(),
        month.end(),
        month.start(),
        month.end(),
        organizationKey);
  }

  private static HourFact fact(ResultSet row) throws SQLException {
    BigDecimal amount = row.getBigDecimal("amount");
    BigDecimal peak = row.getBigDecimal("peak");
    return new HourFact(
        row.getLong("cluster_id"),
        Database.instant(row, "hour"),
        UsageMeter.valueOf(row.getString("meter")),
        amount,
        peak == null ? amount : peak.min(amount),
        row.getBigDecimal("last_level"),
        Math.min(row.getLong("gap_seconds"), HOUR.toSeconds()));
  }

  private Map<Long, Map<UsageMeter, BigDecimal>> openings(
      long organizationKey, BillingMonth month) {
    Map<Long, Map<UsageMeter, BigDecimal>> openings = new HashMap<>();
    database.list(
        """
        SELECT b.cluster_id, b.meter, b.last_level
        FROM usage_bucket b JOIN kafka_cluster c ON c.id = b.cluster_id
        WHERE c.organization_id = ? AND b.hour = ? AND b.last_level > 0
        """,
        row ->
            openings
                .computeIfAbsent(row.getLong("cluster_id"), any -> new EnumMap<>(UsageMeter.class))
                .put(UsageMeter.valueOf(row.getString("meter")), row.getBigDecimal("last_level")),
        organizationKey,
        month.start().minus(HOUR));
    return openings;
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
