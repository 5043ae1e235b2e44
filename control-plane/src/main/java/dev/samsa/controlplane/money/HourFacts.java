package dev.samsa.controlplane.money;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.usage.Span;
import dev.samsa.description.usage.UsageMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Reads hour buckets, with their corrections. */
@ApplicationScoped
class HourFacts {
  private static final long HOUR_SECONDS = Duration.ofHours(1).toSeconds();

  /** Takes the clusters that are meant in place of the two marks. */
  private static final String HOURS =
      """
      SELECT f.cluster_id, f.hour, f.meter, sum(f.amount) AS amount, max(f.peak) AS peak,
        max(f.last_level) AS last_level, coalesce(max(h.gap_seconds), 0) AS gap_seconds
      FROM (
        SELECT cluster_id, hour, meter, amount, peak,
          coalesce(last_level, 0) AS last_level
        FROM usage_bucket WHERE hour >= ? AND hour < ? %s
        UNION ALL
        SELECT cluster_id, hour, meter, amount, NULL, 0
        FROM usage_correction WHERE hour >= ? AND hour < ? %s) f
      JOIN kafka_cluster c ON c.id = f.cluster_id
      LEFT JOIN usage_hour h ON h.cluster_id = f.cluster_id AND h.hour = f.hour
      WHERE c.organization_id = ?
      GROUP BY f.cluster_id, f.hour, f.meter
      """;

  private final Database database;

  HourFacts(Database database) {
    this.database = database;
  }

  /** Every hour of an organization's clusters. */
  List<HourFact> of(long organizationKey, BillingMonth month) {
    return database.list(
        HOURS.formatted("", ""),
        HourFacts::fact,
        month.start(),
        month.end(),
        month.start(),
        month.end(),
        organizationKey);
  }

  /** The hours of one cluster within a span. */
  List<HourFact> of(long organizationKey, long clusterKey, Span span) {
    return database.list(
        HOURS.formatted("AND cluster_id = ?", "AND cluster_id = ?"),
        HourFacts::fact,
        span.from(),
        span.to(),
        clusterKey,
        span.from(),
        span.to(),
        clusterKey,
        organizationKey);
  }

  /** The hours that are not sealed yet. */
  List<HourFact> unsealed(long organizationKey, BillingMonth month) {
    return database.list(
        """
        SELECT b.cluster_id, b.hour, b.meter, b.amount, b.peak,
          coalesce(b.last_level, 0) AS last_level, h.gap_seconds
        FROM kafka_cluster c
        JOIN usage_hour h ON h.cluster_id = c.id
        JOIN usage_bucket b ON b.cluster_id = h.cluster_id AND b.hour = h.hour
        WHERE c.organization_id = ? AND h.sealed_at IS NULL AND h.hour >= ? AND h.hour < ?
        """,
        HourFacts::fact,
        organizationKey,
        month.start(),
        month.end());
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
        Math.min(row.getLong("gap_seconds"), HOUR_SECONDS));
  }
}
