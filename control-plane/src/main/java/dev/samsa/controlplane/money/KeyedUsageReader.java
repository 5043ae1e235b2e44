package dev.samsa.controlplane.money;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.database.Database;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Reads what topics and principals used in a month, in a handful of statements whatever their
 * number.
 */
@ApplicationScoped
class KeyedUsageReader {
  private final Database database;

  KeyedUsageReader(Database database) {
    this.database = database;
  }

  /** By name of the topic; the windows that brokers have not closed included. */
  KeyedUsage topics(long organizationKey, BillingMonth month) {
    KeyedUsage usage = new KeyedUsage();
    database.list(
        """
        SELECT c.public_id, f.meter, f.topic, sum(f.amount) AS amount
        FROM (
          SELECT cluster_id, meter, topic, amount FROM usage_topic
          WHERE hour >= ? AND hour < ?
          UNION ALL
          SELECT cluster_id, meter, topic, amount FROM usage_correction
          WHERE hour >= ? AND hour < ?) f
        JOIN kafka_cluster c ON c.id = f.cluster_id
        WHERE c.organization_id = ?
        GROUP BY c.public_id, f.meter, f.topic
        """,
        row -> {
          add(
              usage,
              row.getString("public_id"),
              UsageMeter.valueOf(row.getString("meter")),
              row.getString("topic"),
              row.getBigDecimal("amount"));
          return usage;
        },
        month.start(),
        month.end(),
        month.start(),
        month.end(),
        organizationKey);
    openTopics(organizationKey, month, usage);
    return usage;
  }

  /**
   * By principal, as the brokers' quotas counted; hours that are not summed up yet are read from
   * their windows.
   */
  KeyedUsage principals(long organizationKey, BillingMonth month) {
    KeyedUsage usage = new KeyedUsage();
    database.list(
        """
        SELECT c.public_id, p.meter, p.principal, sum(p.amount) AS amount
        FROM usage_principal_bucket p JOIN kafka_cluster c ON c.id = p.cluster_id
        WHERE c.organization_id = ? AND p.hour >= ? AND p.hour < ?
        GROUP BY c.public_id, p.meter, p.principal
        """,
        row -> {
          add(
              usage,
              row.getString("public_id"),
              UsageMeter.valueOf(row.getString("meter")),
              row.getString("principal"),
              row.getBigDecimal("amount"));
          return usage;
        },
        organizationKey,
        month.start(),
        month.end());
    database
        .list(
            """
            SELECT b.payload
            FROM usage_batch b
              JOIN kafka_cluster c ON c.id = b.cluster_id
              LEFT JOIN reconciled_hour r ON r.cluster_id = b.cluster_id
                AND r.hour = date_trunc('hour', b.window_start, 'UTC')
            WHERE c.organization_id = ? AND b.window_start >= ? AND b.window_start < ?
              AND NOT coalesce(r.sealed, false) AND b.payload LIKE '%"principal"%'
            """,
            row -> DescriptionJson.read(row.getString(1), UsageBatch.class),
            organizationKey,
            month.start(),
            month.end())
        .forEach(batch ->
            batch
                .principals()
                .forEach(counted ->
                    add(
                        usage,
                        batch.clusterId(),
                        counted.meter(),
                        counted.principal(),
                        BigDecimal.valueOf(counted.amount()))));
    return usage;
  }

  private void openTopics(long organizationKey, BillingMonth month, KeyedUsage usage) {
    database
        .list(
            """
            SELECT b.open_payload
            FROM usage_broker b JOIN kafka_cluster c ON c.id = b.cluster_id
            WHERE c.organization_id = ? AND b.open_payload IS NOT NULL
              AND (b.watermark IS NULL OR b.open_start >= b.watermark)
            """,
            row -> DescriptionJson.read(row.getString("open_payload"), UsageBatch.class),
            organizationKey)
        .stream()
        .filter(batch -> within(month, Instant.ofEpochMilli(batch.windowStart())))
        .forEach(batch -> {
          batch
              .counters()
              .forEach(series ->
                  add(
                      usage,
                      batch.clusterId(),
                      series.meter(),
                      series.topic(),
                      BigDecimal.valueOf(series.delta())));
          batch
              .levels()
              .forEach(series ->
                  add(
                      usage,
                      batch.clusterId(),
                      series.meter(),
                      series.topic(),
                      BigDecimal.valueOf(series.integral())));
        });
  }

  private static void add(
      KeyedUsage usage, String cluster, UsageMeter meter, String key, BigDecimal amount) {
    if (amount.signum() > 0) {
      usage.add(cluster, meter, key, amount);
    }
  }

  private static boolean within(BillingMonth month, Instant at) {
    return !at.isBefore(month.start()) && at.isBefore(month.end());
  }
}
