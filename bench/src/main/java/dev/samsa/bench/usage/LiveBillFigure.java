package dev.samsa.bench.usage;

import dev.samsa.bench.platform.Bench;
import dev.samsa.bench.platform.Tenant;
import dev.samsa.bench.table.Comparison;
import dev.samsa.bench.table.Figure;
import dev.samsa.bench.table.Reach;
import dev.samsa.bench.table.Row;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * {@code GET /billing/v1/live} of an organization with a thousand clusters and as many hours of
 * usage as half a month has, against one SQL aggregate over the same hour buckets.
 */
public final class LiveBillFigure implements Figure {
  private static final int CLUSTERS = 1_000;
  private static final int HOURS = 360;
  private static final int PAIRS = 9;

  @Override
  public String name() {
    return "live";
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    Instant month =
        now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).toInstant();
    Instant half = now.minus(HOURS, ChronoUnit.HOURS);
    Instant since = half.isBefore(month) ? month : half;
    Tenant tenant = bench.tenant();
    try (Connection database = bench.database()) {
      List<ClusterRows.Cluster> clusters =
          ClusterRows.create(database, tenant.organization(), CLUSTERS, 1, since);
      Long[] keys = clusters.stream().map(ClusterRows.Cluster::key).toArray(Long[]::new);
      fill(database, keys, since, now);
      reportOpen(database, clusters, now);
      Comparison measured =
          Comparison.of(PAIRS, () -> liveBill(tenant), () -> aggregate(database, keys, since, now));
      empty(database);
      return List.of(
          Row.of(
              "`/billing/v1/live` for 1,000 clusters in mid-month",
              measured,
              "s",
              Reach.atMost(1.5)));
    }
  }

  private static double liveBill(Tenant tenant) throws IOException, InterruptedException {
    long began = System.nanoTime();
    String bill = tenant.get("/billing/v1/live");
    double seconds = (System.nanoTime() - began) / 1e9;
    if (!bill.contains("KAFKA_PARTITION")) {
      throw new IOException("that is no bill: " + bill.substring(0, Math.min(200, bill.length())));
    }
    return seconds;
  }

  private static double aggregate(Connection database, Long[] keys, Instant from, Instant to)
      throws SQLException {
    long began = System.nanoTime();
    int groups = 0;
    try (PreparedStatement statement =
        database.prepareStatement(
            """
            SELECT cluster_id, meter, sum(amount), max(peak), max(last_level) FROM usage_bucket
            WHERE cluster_id = ANY (?) AND hour >= ? AND hour < ?
            GROUP BY cluster_id, meter
            """)) {
      statement.setArray(1, database.createArrayOf("bigint", keys));
      statement.setTimestamp(2, Timestamp.from(from));
      statement.setTimestamp(3, Timestamp.from(to));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          groups++;
        }
      }
    }
    if (groups != CLUSTERS * 5) {
      throw new SQLException("the aggregate gave " + groups + " groups");
    }
    return (System.nanoTime() - began) / 1e9;
  }

  /**
   * Sealed hours with their roots, their buckets, and what they add up to, as the platform keeps
   * them.
   */
  private static void fill(Connection database, Long[] keys, Instant from, Instant to)
      throws SQLException {
    run(
        database,
        """
        INSERT INTO usage_hour (cluster_id, hour, batches, sealed_at, running_millis, proof_root)
        SELECT c, h, 60, h + interval '61 minutes', 3600000, repeat('0', 64)
        FROM unnest(?::bigint[]) AS c,
          generate_series(?::timestamptz, ?::timestamptz - interval '1 hour', interval '1 hour') h
        """,
        keys,
        from,
        to);
    run(
        database,
        """
        INSERT INTO usage_bucket (cluster_id, hour, meter, amount, minutes, peak, last_level)
        SELECT c, h, m.meter, m.amount + c * 997 % 1000003,
          CASE WHEN m.counter THEN array_fill((m.amount / 60)::bigint, ARRAY[60]) END,
          CASE WHEN m.counter THEN (m.amount / 60)::bigint END,
          CASE WHEN NOT m.counter THEN m.amount / 3600000 END
        FROM unnest(?::bigint[]) AS c,
          generate_series(?::timestamptz, ?::timestamptz - interval '1 hour', interval '1 hour') h,
          (VALUES ('INGRESS_BYTES', 7000000000::numeric, true),
            ('EGRESS_BYTES', 21000000000::numeric, true),
            ('STORED_BYTES_LEADER', 900000000000::numeric * 3600000, false),
            ('STORED_BYTES_REPLICAS', 2700000000000::numeric * 3600000, false),
            ('PARTITIONS', 60::numeric * 3600000, false)) AS m (meter, amount, counter)
        """,
        keys,
        from,
        to);
    run(
        database,
        """
        INSERT INTO usage_month (cluster_id, month, meter, amount, highest, last_hour, last_level,
          gap_seconds, outside)
        SELECT cluster_id, date_trunc('month', max(hour), 'UTC'), meter, sum(amount), max(amount),
          max(hour), coalesce(max(last_level), 0), 0, false
        FROM usage_bucket WHERE cluster_id = ANY (?::bigint[]) AND hour >= ? AND hour < ?
        GROUP BY cluster_id, meter
        """,
        keys,
        from,
        to);
    try (Statement statement = database.createStatement()) {
      statement.execute("VACUUM ANALYZE usage_bucket, usage_month, usage_hour, kafka_cluster");
    }
  }

  /** Each broker has closed its windows up to the hour and shows one that is open. */
  private static void reportOpen(
      Connection database, List<ClusterRows.Cluster> clusters, Instant hour) throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement(
            "INSERT INTO usage_broker (cluster_id, broker, boot_id, watermark, heard_at,"
                + " open_start, open_end, open_payload) VALUES (?, 1, 'bench', ?, now(), ?, ?,"
                + " ?)")) {
      for (ClusterRows.Cluster cluster : clusters) {
        Timestamp start = Timestamp.from(hour);
        statement.setLong(1, cluster.key());
        statement.setTimestamp(2, start);
        statement.setTimestamp(3, start);
        statement.setTimestamp(4, Timestamp.from(hour.plus(1, ChronoUnit.MINUTES)));
        statement.setString(
            5, Reports.json(new Reports(cluster.id(), 1, 2).window(hour, 0, false)));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void empty(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("TRUNCATE usage_bucket, usage_month, usage_hour, usage_broker");
    }
  }

  private static void run(Connection database, String sql, Long[] keys, Instant from, Instant to)
      throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      statement.setArray(1, database.createArrayOf("bigint", keys));
      statement.setTimestamp(2, Timestamp.from(from));
      statement.setTimestamp(3, Timestamp.from(to));
      statement.executeUpdate();
    }
  }
}
