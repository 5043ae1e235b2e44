package dev.samsa.controlplane.money;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.usage.RunningTime;
import dev.samsa.controlplane.usage.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads an organization's month: its clusters, when they ran, and their hour buckets. */
@ApplicationScoped
class MonthReader {
  private final Database database;
  private final RunningTime runningTime;
  private final OpenWindows openWindows;

  MonthReader(Database database, RunningTime runningTime, OpenWindows openWindows) {
    this.database = database;
    this.runningTime = runningTime;
    this.openWindows = openWindows;
  }

  /**
   * A cluster's month as read.
   *
   * @param openSince start of the oldest window that is still open; null if none is
   * @param asOf how far anything is known of it
   */
  record ReadMonth(
      MeteredResource cluster, ClusterMonth usage, List<Span> running, Instant openSince,
      Instant asOf) {}

  /**
   * The month up to an instant.
   *
   * @param withOpen whether windows that are not closed yet are in it
   */
  List<ReadMonth> read(long organizationKey, BillingMonth month, Instant now, boolean withOpen) {
    Span span = new Span(month.start(), now.isBefore(month.end()) ? now : month.end());
    List<MeteredResource> clusters = clusters(organizationKey, span);
    Map<Long, List<Span>> running = runningTime.ofOrganization(organizationKey, span);
    Map<Long, Map<String, BilledHour>> hours = hours(organizationKey, span);
    Map<Long, OpenWindows.Shown> shown =
        withOpen ? openWindows.of(organizationKey) : Map.of();
    Map<Long, Map<String, BigDecimal>> openings = openings(organizationKey, span);
    List<ReadMonth> months = new ArrayList<>();
    for (MeteredResource cluster : clusters) {
      OpenWindows.Shown open = shown.getOrDefault(cluster.key(), OpenWindows.Shown.NOTHING);
      Map<String, BilledHour> own = hours.computeIfAbsent(cluster.key(), k -> new HashMap<>());
      open.within(span).forEach(hour -> own.merge(place(hour), hour, BilledHour::plus));
      List<Span> ran = running.getOrDefault(cluster.key(), List.of());
      ClusterMonth.Builder builder =
          ClusterMonth.of(cluster.resource(), month).plan(cluster.plan());
      ran.forEach(r -> builder.running(r.from(), r.to()));
      own.values().forEach(h -> builder.hour(h.meter(), h.hour(), h.usage()));
      openings.getOrDefault(cluster.key(), Map.of()).forEach(builder::opening);
      months.add(new ReadMonth(cluster, builder.build(), ran, open.since(), open.until()));
    }
    return months;
  }

  private static String place(BilledHour hour) {
    return hour.meter() + "@" + hour.hour();
  }

  private List<MeteredResource> clusters(long organizationKey, Span span) {
    return database.list(
        """
        SELECT c.id, c.public_id, c.display_name, e.public_id AS environment, c.tier,
          c.multi_zone, c.cloud, c.region,
          (SELECT min(b.watermark) FROM usage_broker b
             LEFT JOIN usage_boot r ON r.cluster_id = b.cluster_id AND r.broker = b.broker
               AND r.boot_id = b.boot_id
             WHERE b.cluster_id = c.id AND NOT coalesce(r.finished, false)) AS watermark
        FROM kafka_cluster c JOIN environment e ON e.id = c.environment_id
        WHERE c.organization_id = ? AND c.created_at < ?
          AND (c.deleted_at IS NULL OR c.deleted_at >= ?)
        ORDER BY c.id
        """,
        row ->
            new MeteredResource(
                row.getLong("id"),
                row.getString("public_id"),
                row.getString("display_name"),
                row.getString("environment"),
                row.getString("tier"),
                row.getBoolean("multi_zone"),
                row.getString("cloud"),
                row.getString("region"),
                Database.instant(row, "watermark")),
        organizationKey,
        span.to(),
        span.from());
  }

  private Map<Long, Map<String, BilledHour>> hours(long organizationKey, Span span) {
    Map<Long, Map<String, BilledHour>> hours = new HashMap<>();
    database.list(
        """
        SELECT b.cluster_id, b.hour, b.meter, b.peak IS NOT NULL AS counter, b.amount, b.peak,
          b.last_level, h.gap_seconds
        FROM usage_bucket b
        JOIN usage_hour h ON h.cluster_id = b.cluster_id AND h.hour = b.hour
        JOIN kafka_cluster c ON c.id = b.cluster_id
        WHERE c.organization_id = ? AND b.hour >= ? AND b.hour < ?
        UNION ALL
        SELECT x.cluster_id, x.hour, x.meter, x.meter IN ('INGRESS_BYTES', 'EGRESS_BYTES'),
          sum(x.amount), 0, NULL, 0
        FROM usage_correction x JOIN kafka_cluster c ON c.id = x.cluster_id
        WHERE c.organization_id = ? AND x.hour >= ? AND x.hour < ?
        GROUP BY x.cluster_id, x.hour, x.meter
        """,
        row -> {
          BilledHour hour = hour(row);
          return hours
              .computeIfAbsent(hour.clusterKey(), key -> new HashMap<>())
              .merge(place(hour), hour, BilledHour::plus);
        },
        organizationKey,
        span.from(),
        span.to(),
        organizationKey,
        span.from(),
        span.to());
    return hours;
  }

  private static BilledHour hour(ResultSet row) throws SQLException {
    BigDecimal last = row.getBigDecimal("last_level");
    return new BilledHour(
        row.getLong("cluster_id"),
        Database.instant(row, "hour"),
        row.getString("meter").toLowerCase(Locale.ROOT),
        row.getBoolean("counter"),
        row.getBigDecimal("amount"),
        BigDecimal.valueOf(row.getLong("peak")),
        last == null ? BigDecimal.ZERO : last,
        Math.min(row.getLong("gap_seconds"), 3600));
  }

  /** Levels when the month began: those of the last hour before it. */
  private Map<Long, Map<String, BigDecimal>> openings(long organizationKey, Span span) {
    Map<Long, Map<String, BigDecimal>> openings = new HashMap<>();
    database.list(
        """
        SELECT b.cluster_id, b.meter, b.last_level FROM usage_bucket b
        JOIN kafka_cluster c ON c.id = b.cluster_id
        WHERE c.organization_id = ? AND b.hour = ? AND b.last_level > 0
        """,
        row ->
            openings
                .computeIfAbsent(row.getLong("cluster_id"), key -> new HashMap<>())
                .put(
                    row.getString("meter").toLowerCase(Locale.ROOT),
                    row.getBigDecimal("last_level")),
        organizationKey,
        span.from().minus(1, ChronoUnit.HOURS));
    return openings;
  }
}
