package dev.samsa.bench.usage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Clusters of which only rows exist: nothing runs, so that a thousand of them fit. */
public final class ClusterRows {
  private ClusterRows() {}

  /** A row. */
  public record Cluster(long key, String id) {}

  /** Makes clusters of an organization that have been ready since an instant. */
  public static List<Cluster> create(
      Connection database, String organization, int count, int brokers, Instant since)
      throws SQLException {
    long cell = cell(database, since);
    String make =
        """
        WITH made AS (
          INSERT INTO kafka_cluster (public_id, organization_id, environment_id, display_name, tier,
            availability, multi_zone, cloud, region, memory_mib, kafka_cluster_id, cell_id, state,
            state_entered_at, next_attempt_at, created_at, updated_at)
          SELECT 'lkc-' || ? || n, o.id, e.id, 'bench', 'STANDARD', 'HIGH', true, 'AWS',
            'us-east-1', 0, 'kafka-' || ? || n, ?, 'READY', ?, 'infinity', ?, ?
          FROM generate_series(1, ?) AS n, organization o
          JOIN environment e ON e.organization_id = o.id
          WHERE o.public_id = ?::uuid
          RETURNING id, public_id),
        states AS (
          INSERT INTO kafka_cluster_state (cluster_id, state, tier, entered_at)
          SELECT id, 'READY', 'STANDARD', ? FROM made),
        nodes AS (
          INSERT INTO kafka_node (cluster_id, cell_id, node_id, zone, directory_id, client_port)
          SELECT m.id, ?, n, 'a', 'dir', 100000 + (m.id * 10 + n) FROM made m,
            generate_series(1, ?) AS n)
        SELECT id, public_id FROM made
        """;
    String prefix = UUID.randomUUID().toString().substring(0, 6);
    Timestamp from = Timestamp.from(since);
    try (PreparedStatement statement = database.prepareStatement(make)) {
      Object[] values = {
        prefix, prefix, cell, from, from, from, count, organization, from, cell, brokers
      };
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      List<Cluster> clusters = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          clusters.add(new Cluster(rows.getLong(1), rows.getString(2)));
        }
      }
      return clusters;
    }
  }

  private static long cell(Connection database, Instant since) throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement(
            "INSERT INTO cell (name, kind, capacity_mib, seen_at, created_at)"
                + " VALUES ('bench-' || gen_random_uuid(), 'kubernetes', 0, now(), ?)"
                + " RETURNING id")) {
      statement.setTimestamp(1, Timestamp.from(since));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
