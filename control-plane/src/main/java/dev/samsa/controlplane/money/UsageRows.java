package dev.samsa.controlplane.money;

import dev.samsa.controlplane.database.Database;
import dev.samsa.description.usage.UsageMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads usage by hour, cluster and topic, corrections added to the hours in which they belong. */
@ApplicationScoped
class UsageRows {
  private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);
  private static final int DECIMALS = 6;

  private static final String BY_TOPIC =
      """
      SELECT f.hour, c.public_id AS cluster, f.topic, f.meter, sum(f.amount) AS amount,
        bool_or(h.sealed_at IS NOT NULL) AS sealed
      FROM (
        SELECT cluster_id, hour, meter, topic, amount FROM usage_topic
        UNION ALL
        SELECT cluster_id, hour, meter, topic, amount FROM usage_correction) f
      JOIN kafka_cluster c ON c.id = f.cluster_id
      LEFT JOIN usage_hour h ON h.cluster_id = f.cluster_id AND h.hour = f.hour
      WHERE c.organization_id = ? AND f.hour >= ? AND f.hour < ?
        AND (?::text IS NULL OR c.public_id = ?)
      GROUP BY f.hour, c.public_id, f.topic, f.meter
      ORDER BY f.hour, c.public_id, f.topic, f.meter
      LIMIT ? OFFSET ?
      """;

  private static final String BY_CLUSTER =
      BY_TOPIC
          .replace("f.topic, f.meter", "f.meter")
          .replace("FROM usage_topic\n", "FROM usage_bucket\n")
          .replace("hour, meter, topic, amount", "hour, meter, amount");

  private final Database database;

  UsageRows(Database database) {
    this.database = database;
  }

  /**
   * Rows in order of hour, cluster, topic and meter.
   *
   * @param cluster only that cluster's; null for all
   */
  List<UsageRow> of(
      long organizationKey,
      DateRange range,
      String cluster,
      boolean byTopic,
      int limit,
      long offset) {
    return database.list(
        byTopic ? BY_TOPIC : BY_CLUSTER,
        row -> row(row, byTopic),
        organizationKey,
        range.from(),
        range.to(),
        cluster,
        cluster,
        limit,
        offset);
  }

  private static UsageRow row(ResultSet row, boolean byTopic) throws SQLException {
    UsageMeter meter = UsageMeter.valueOf(row.getString("meter"));
    BigDecimal amount = row.getBigDecimal("amount");
    boolean counter = meter.kind() == UsageMeter.Kind.COUNTER;
    BigDecimal shown =
        counter ? amount : amount.divide(MILLIS_PER_HOUR, DECIMALS, java.math.RoundingMode.HALF_UP);
    return new UsageRow(
        Database.instant(row, "hour"),
        row.getString("cluster"),
        byTopic ? row.getString("topic") : null,
        HourFact.meterName(meter),
        shown.toPlainString(),
        unit(meter),
        row.getBoolean("sealed"));
  }

  private static String unit(UsageMeter meter) {
    return switch (meter) {
      case INGRESS_BYTES, EGRESS_BYTES -> "byte";
      case STORED_BYTES_LEADER, STORED_BYTES_REPLICAS -> "byte-hour";
      case PARTITIONS -> "partition-hour";
    };
  }
}
