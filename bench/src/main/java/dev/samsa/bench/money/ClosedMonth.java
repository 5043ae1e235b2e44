package dev.samsa.bench.money;

import dev.samsa.bench.platform.Bench;
import dev.samsa.bench.platform.Tenant;
import dev.samsa.bench.usage.ClusterRows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * The last month of 31 days that is over, with organizations whose clusters ran for all of it, as
 * rows: every hour sealed, with buckets of five meters and what is kept of their records. Rows lie
 * as the platform leaves them, hour by hour and not cluster by cluster.
 */
final class ClosedMonth {
  static final int METERS = 5;
  private static final int LONG_MONTH = 31;
  private static final Duration ROOTS_TAKE = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Connection database;
  private final YearMonth month;
  private final List<Tenant> tenants = new ArrayList<>();
  private final List<Long> keys = new ArrayList<>();

  private ClosedMonth(Connection database, YearMonth month) {
    this.database = database;
    this.month = month;
  }

  /** Makes it: so many organizations of so many clusters. */
  static ClosedMonth create(Bench bench, Connection database, int organizations, int clusters)
      throws IOException, InterruptedException, SQLException {
    YearMonth month = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
    while (month.lengthOfMonth() < LONG_MONTH) {
      month = month.minusMonths(1);
    }
    ClosedMonth closed = new ClosedMonth(database, month);
    for (int i = 0; i < organizations; i++) {
      Tenant tenant = bench.tenant();
      closed.tenants.add(tenant);
      closed.run(
          "UPDATE organization SET created_at = ? WHERE public_id = ?::uuid",
          Timestamp.from(closed.start()),
          tenant.organization());
      ClusterRows.create(database, tenant.organization(), clusters, 1, closed.start())
          .forEach(cluster -> closed.keys.add(cluster.key()));
    }
    closed.fill();
    closed.awaitRoots();
    return closed;
  }

  List<Tenant> tenants() {
    return tenants;
  }

  /** Such as 2026-10. */
  YearMonth month() {
    return month;
  }

  Instant start() {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  Instant end() {
    return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  long rows() {
    return keys.size() * (long) month.lengthOfMonth() * 24 * METERS;
  }

  /**
   * Takes back what was issued, so that the month can be closed again.
   *
   * @return ids of the drafts, one of each organization
   */
  List<String> reopen() throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("TRUNCATE invoice CASCADE");
      statement.execute("DELETE FROM billing_account");
    }
    List<String> drafts = new ArrayList<>();
    for (Tenant tenant : tenants) {
      String draft = "inv-" + UUID.randomUUID().toString().substring(0, 8);
      run(
          """
          INSERT INTO invoice (public_id, organization_id, month, created_at, updated_at)
          SELECT ?, id, ?, now(), now() FROM organization WHERE public_id = ?::uuid
          """,
          draft,
          month.atDay(1),
          tenant.organization());
      drafts.add(draft);
    }
    return drafts;
  }

  /** Waits until the platform has made the proof roots of all hours, as it does hour by hour. */
  void awaitRoots() throws SQLException, IOException {
    long end = System.nanoTime() + ROOTS_TAKE.toNanos();
    while (withoutRoot()) {
      if (System.nanoTime() > end) {
        throw new IOException("not all hours have their roots after " + ROOTS_TAKE);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    try (Statement statement = database.createStatement()) {
      statement.execute("VACUUM ANALYZE usage_hour");
    }
  }

  private boolean withoutRoot() throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT EXISTS (SELECT FROM usage_hour"
                    + " WHERE sealed_at IS NOT NULL AND proof_root IS NULL)")) {
      found.next();
      return found.getBoolean(1);
    }
  }

  /** Takes all of it back. */
  void remove() throws SQLException {
    reopen();
    try (Statement statement = database.createStatement()) {
      statement.execute("TRUNCATE usage_bucket, usage_hour, usage_hour_records");
    }
  }

  /** At once, as a root of an hour is made as soon as the hour is seen to be sealed. */
  private void fill() throws SQLException {
    database.setAutoCommit(false);
    insert();
    database.commit();
    database.setAutoCommit(true);
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "VACUUM ANALYZE usage_bucket, usage_hour, usage_hour_records, kafka_cluster");
    }
  }

  private void insert() throws SQLException {
    Object[] hours = {Timestamp.from(start()), Timestamp.from(end()), keyArray()};
    run(
        """
        INSERT INTO usage_hour (cluster_id, hour, batches, sealed_at, running_millis)
        SELECT c, h, 60, h + interval '61 minutes', 3600000
        FROM generate_series(?::timestamptz, ?::timestamptz - interval '1 hour', interval '1 hour')
          AS h, unnest(?::bigint[]) AS c
        """,
        hours);
    run(
        """
        INSERT INTO usage_bucket (cluster_id, hour, meter, amount, minutes, peak, last_level)
        SELECT c, h, m.meter, m.amount + c * 997 % 1000003 + extract(epoch FROM h)::bigint % 9973,
          CASE WHEN m.counter THEN array_fill((m.amount / 60)::bigint, ARRAY[60]) END,
          CASE WHEN m.counter THEN (m.amount / 60)::bigint END,
          CASE WHEN NOT m.counter THEN m.amount / 3600000 END
        FROM generate_series(?::timestamptz, ?::timestamptz - interval '1 hour', interval '1 hour')
          AS h, unnest(?::bigint[]) AS c,
          (VALUES ('INGRESS_BYTES', 7000000000::numeric, true),
            ('EGRESS_BYTES', 21000000000::numeric, true),
            ('STORED_BYTES_LEADER', 900000000000::numeric * 3600000, false),
            ('STORED_BYTES_REPLICAS', 2700000000000::numeric * 3600000, false),
            ('PARTITIONS', 620::numeric * 3600000, false)) AS m (meter, amount, counter)
        """,
        hours);
    run(
        """
        INSERT INTO usage_hour_records (cluster_id, hour, root, ids, hashes)
        SELECT c, h, encode(sha256((c::text || h::text)::bytea), 'hex'), ARRAY['1/bench/0'],
          ARRAY[encode(sha256((c::text || h::text)::bytea), 'hex')]
        FROM generate_series(?::timestamptz, ?::timestamptz - interval '1 hour', interval '1 hour')
          AS h, unnest(?::bigint[]) AS c
        """,
        hours);
  }

  private java.sql.Array keyArray() throws SQLException {
    return database.createArrayOf("bigint", keys.toArray());
  }

  private void run(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
