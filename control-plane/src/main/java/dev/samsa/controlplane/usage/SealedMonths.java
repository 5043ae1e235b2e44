package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.database.Database;
import dev.samsa.description.usage.UsageMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Keeps what the sealed hours of a month add up to. Sealed hours never change, so that the sum
 * needs no second look at them; it is written in the transaction that seals or corrects, or not at
 * all.
 */
@ApplicationScoped
class SealedMonths {
  private final Database database;

  SealedMonths(Database database) {
    this.database = database;
  }

  /** Adds an hour that was just sealed; in the caller's transaction, which holds the hour's row. */
  void add(long clusterKey, Instant hour) {
    queue(clusterKey);
    database.update(
        """
        INSERT INTO usage_month AS m (cluster_id, month, meter, amount, highest, last_hour,
          last_level, gap_seconds, outside)
        SELECT b.cluster_id, date_trunc('month', b.hour, 'UTC'), b.meter, b.amount, b.amount,
          b.hour, coalesce(b.last_level, 0), least(h.gap_seconds, 3600),
          h.running_millis = 0 AND b.amount > 0
        FROM usage_bucket b JOIN usage_hour h ON h.cluster_id = b.cluster_id AND h.hour = b.hour
        WHERE b.cluster_id = ? AND b.hour = ?
        ORDER BY b.meter
        ON CONFLICT (cluster_id, month, meter) DO UPDATE SET
          amount = m.amount + excluded.amount,
          highest = greatest(m.highest, excluded.highest),
          last_hour = greatest(m.last_hour, excluded.last_hour),
          last_level = CASE WHEN excluded.last_hour > m.last_hour
            THEN excluded.last_level ELSE m.last_level END,
          gap_seconds = m.gap_seconds + excluded.gap_seconds,
          outside = m.outside OR excluded.outside
        """,
        clusterKey,
        hour);
  }

  /**
   * Adds what came for a sealed hour afterwards; in the caller's transaction, before it is written
   * down as a correction.
   *
   * @param amount bytes, or level times milliseconds
   */
  void correct(long clusterKey, Instant hour, UsageMeter meter, long amount) {
    queue(clusterKey);
    database.update(
        """
        INSERT INTO usage_month AS m (cluster_id, month, meter, amount, highest, last_hour,
          last_level, gap_seconds, outside)
        SELECT h.cluster_id, date_trunc('month', h.hour, 'UTC'), n.meter, n.amount, n.amount,
          h.hour, 0,
          CASE WHEN EXISTS (SELECT FROM usage_bucket b WHERE b.cluster_id = h.cluster_id
              AND b.hour = h.hour AND b.meter = n.meter)
            OR EXISTS (SELECT FROM usage_correction c WHERE c.cluster_id = h.cluster_id
              AND c.hour = h.hour AND c.meter = n.meter)
            THEN 0 ELSE least(h.gap_seconds, 3600) END,
          h.running_millis = 0
        FROM usage_hour h, (SELECT ?::text AS meter, ?::bigint AS amount) n
        WHERE h.cluster_id = ? AND h.hour = ?
        ON CONFLICT (cluster_id, month, meter) DO UPDATE SET
          amount = m.amount + excluded.amount,
          highest = m.highest + excluded.highest,
          last_hour = greatest(m.last_hour, excluded.last_hour),
          last_level = CASE WHEN excluded.last_hour > m.last_hour THEN 0 ELSE m.last_level END,
          gap_seconds = m.gap_seconds + excluded.gap_seconds,
          outside = m.outside OR excluded.outside
        """,
        meter.name(),
        amount,
        clusterKey,
        hour);
  }

  /**
   * One at a time for a cluster until the end of the transaction: a seal and a correction of
   * another hour write the same rows, meter by meter, each in an order of its own.
   */
  private void queue(long clusterKey) {
    database.first(
        "SELECT pg_advisory_xact_lock(hashtextextended('usage_month', ?)) IS NULL",
        row -> row.getBoolean(1),
        clusterKey);
  }
}
