package dev.samsa.controlplane.money;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Hour buckets as they are shown to those who pay for them. */
@ApplicationScoped
class UsageRows {
  private final Database database;

  UsageRows(Database database) {
    this.database = database;
  }

  /**
   * Usage of one meter in one UTC hour, of a cluster or of one of its topics.
   *
   * @param amount bytes, or level times milliseconds
   * @param unit {@code byte}, {@code byte-millisecond} or {@code partition-millisecond}
   * @param state {@code OPEN}, {@code SEALED}, or {@code CORRECTION} for what came after sealing
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record UsageRow(
      Instant hour,
      String cluster_id,
      String topic,
      String topic_id,
      String meter,
      BigDecimal amount,
      String unit,
      String state,
      long gap_seconds) {}

  /**
   * Rows of a time, in order.
   *
   * @param cluster {@code lkc-…}, or null for all
   * @param byTopic whether buckets are split by topic
   */
  List<UsageRow> of(
      long organizationKey,
      Instant start,
      Instant end,
      String cluster,
      boolean byTopic,
      int limit) {
    String topic = byTopic ? "b.topic, b.topic_id" : "NULL AS topic, NULL AS topic_id";
    String correctedTopic = byTopic ? "x.topic, x.topic_id" : "NULL, NULL";
    return database.list(
        """
        SELECT b.hour, c.public_id, %s, b.meter, b.amount,
          CASE WHEN h.sealed_at IS NULL THEN 'OPEN' ELSE 'SEALED' END AS state, h.gap_seconds
        FROM %s b
        JOIN usage_hour h ON h.cluster_id = b.cluster_id AND h.hour = b.hour
        JOIN kafka_cluster c ON c.id = b.cluster_id
        WHERE c.organization_id = ? AND b.hour >= ? AND b.hour < ?
          AND (?::text IS NULL OR c.public_id = ?::text)
        UNION ALL
        SELECT x.hour, c.public_id, %s, x.meter, x.amount, 'CORRECTION', 0
        FROM usage_correction x JOIN kafka_cluster c ON c.id = x.cluster_id
        WHERE c.organization_id = ? AND x.hour >= ? AND x.hour < ?
          AND (?::text IS NULL OR c.public_id = ?::text)
        ORDER BY 1, 2, 5, 3, 4, 7 LIMIT ?
        """
            .formatted(topic, byTopic ? "usage_topic_bucket" : "usage_bucket", correctedTopic),
        row ->
            new UsageRow(
                Database.instant(row, "hour"),
                row.getString("public_id"),
                row.getString("topic"),
                row.getString("topic_id"),
                row.getString("meter").toLowerCase(Locale.ROOT),
                row.getBigDecimal("amount"),
                unit(row.getString("meter")),
                row.getString("state"),
                row.getLong("gap_seconds")),
        organizationKey,
        start,
        end,
        cluster,
        cluster,
        organizationKey,
        start,
        end,
        cluster,
        cluster,
        limit);
  }

  private static String unit(String meter) {
    return switch (meter) {
      case "INGRESS_BYTES", "EGRESS_BYTES" -> "byte";
      case "PARTITIONS" -> "partition-millisecond";
      default -> "byte-millisecond";
    };
  }
}
