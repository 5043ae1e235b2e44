package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What the operator must know of metering: who is silent, what is missing, what was put aside. */
@ApplicationScoped
class UsageHealth {
  private final Database database;
  private final UsageConfig config;
  private final Clock clock;

  UsageHealth(Database database, UsageConfig config, Clock clock) {
    this.database = database;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Numbers over all clusters.
   *
   * @param brokers that were heard of and have not stopped in good order
   * @param silentBrokers of those, the ones not heard of for longer than allowed
   * @param spooledBatches closed windows that brokers still hold
   * @param oldestSpooledSeconds age of the oldest of them
   * @param openGaps counts that no batch has brought
   * @param quarantined batches put aside
   * @param unsealedHours hours that are over and not sealed
   */
  record Summary(
      long brokers,
      long silentBrokers,
      long spooledBatches,
      long spooledBytes,
      long oldestSpooledSeconds,
      long openGaps,
      long quarantined,
      long unsealedHours) {}

  /** One broker as heard of last. */
  record BrokerView(
      String cluster_id,
      int broker,
      boolean silent,
      Instant heard_at,
      Instant complete_until,
      int connections,
      int spool_batches,
      long spool_bytes,
      Instant spool_oldest) {}

  /** Counts that are missing. */
  record GapView(
      String cluster_id, int broker, String meter, String topic, long missing, Instant before) {}

  /** A batch that was put aside. */
  record QuarantinedView(long id, String cluster_id, String reason, Instant received_at) {}

  Summary summary() {
    Instant now = clock.instant();
    return database
        .first(
            """
            SELECT count(*) AS brokers,
              count(*) FILTER (WHERE b.heard_at < ?) AS silent,
              coalesce(sum(b.spool_batches), 0) AS spooled,
              coalesce(sum(b.spool_bytes), 0) AS bytes,
              coalesce(max(extract(epoch FROM ?::timestamptz - b.spool_oldest)), 0) AS oldest,
              (SELECT count(*) FROM usage_gap WHERE filled_at IS NULL) AS gaps,
              (SELECT count(*) FROM usage_quarantine) AS quarantined,
              (SELECT count(*) FROM usage_hour WHERE sealed_at IS NULL
                 AND hour + interval '1 hour' <= ?) AS unsealed
            FROM usage_broker b
            LEFT JOIN usage_boot r ON r.cluster_id = b.cluster_id AND r.broker = b.broker
              AND r.boot_id = b.boot_id
            WHERE NOT coalesce(r.finished, false)
            """,
            row ->
                new Summary(
                    row.getLong("brokers"),
                    row.getLong("silent"),
                    row.getLong("spooled"),
                    row.getLong("bytes"),
                    Math.max(0, row.getLong("oldest")),
                    row.getLong("gaps"),
                    row.getLong("quarantined"),
                    row.getLong("unsealed")),
            now.minus(config.silentAfter()),
            now,
            now)
        .orElseThrow();
  }

  /** Brokers that have not stopped in good order, silent ones first. */
  List<BrokerView> brokers(int limit) {
    Instant silentBefore = clock.instant().minus(config.silentAfter());
    return database.list(
        """
        SELECT c.public_id, b.* FROM usage_broker b JOIN kafka_cluster c ON c.id = b.cluster_id
        LEFT JOIN usage_boot r ON r.cluster_id = b.cluster_id AND r.broker = b.broker
          AND r.boot_id = b.boot_id
        WHERE NOT coalesce(r.finished, false)
        ORDER BY b.heard_at, b.cluster_id, b.broker LIMIT ?
        """,
        row ->
            new BrokerView(
                row.getString("public_id"),
                row.getInt("broker"),
                Database.instant(row, "heard_at").isBefore(silentBefore),
                Database.instant(row, "heard_at"),
                Database.instant(row, "watermark"),
                row.getInt("connections"),
                row.getInt("spool_batches"),
                row.getLong("spool_bytes"),
                Database.instant(row, "spool_oldest")),
        limit);
  }

  /** Newest first. */
  List<GapView> gaps(int limit) {
    return database.list(
        """
        SELECT c.public_id, g.* FROM usage_gap g JOIN kafka_cluster c ON c.id = g.cluster_id
        WHERE g.filled_at IS NULL ORDER BY g.id DESC LIMIT ?
        """,
        row ->
            new GapView(
                row.getString("public_id"),
                row.getInt("broker"),
                row.getString("meter"),
                row.getString("topic"),
                row.getLong("to_total") - row.getLong("from_total"),
                Database.instant(row, "before")),
        limit);
  }

  /** Newest first. */
  List<QuarantinedView> quarantined(int limit) {
    return database.list(
        """
        SELECT q.id, c.public_id, q.reason, q.received_at FROM usage_quarantine q
        JOIN kafka_cluster c ON c.id = q.cluster_id ORDER BY q.id DESC LIMIT ?
        """,
        row ->
            new QuarantinedView(
                row.getLong("id"),
                row.getString("public_id"),
                row.getString("reason"),
                Database.instant(row, "received_at")),
        limit);
  }
}
