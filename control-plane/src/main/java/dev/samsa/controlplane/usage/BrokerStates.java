package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.database.Database;
import dev.samsa.description.usage.SpoolState;
import dev.samsa.description.usage.UsageBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** What each broker said last: its watermark, its open window, its spool. */
@ApplicationScoped
class BrokerStates {
  /** How a closed window changes a row that is there. */
  static final String CLOSED =
      """
      ON CONFLICT (cluster_id, broker) DO UPDATE SET
        boot_id = CASE WHEN coalesce(b.watermark < excluded.watermark, true)
          THEN excluded.boot_id ELSE b.boot_id END,
        watermark = greatest(b.watermark, excluded.watermark),
        heard_at = excluded.heard_at,
        open_payload = CASE WHEN b.open_start >= excluded.watermark THEN b.open_payload END
      """;

  private final Database database;

  BrokerStates(Database database) {
    this.database = database;
  }

  /** A closed window was taken in; an open one that it covers is no longer shown. */
  void closed(long clusterKey, UsageBatch batch, Instant now) {
    Instant end = Instant.ofEpochMilli(batch.windowEnd());
    database.update(
        """
        INSERT INTO usage_broker AS b (cluster_id, broker, boot_id, watermark, heard_at)
        VALUES (?, ?, ?, ?, ?)
        """
            + CLOSED,
        clusterKey,
        batch.broker(),
        batch.bootId(),
        end,
        now);
  }

  /** Shows an open window in place of the one before. */
  void open(long clusterKey, UsageBatch batch, String payload, Instant now) {
    SpoolState spool = batch.spool();
    database.update(
        """
        INSERT INTO usage_broker AS b (cluster_id, broker, boot_id, heard_at, open_start, open_end,
          open_payload, connections, spool_batches, spool_bytes, spool_oldest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (cluster_id, broker) DO UPDATE SET
          boot_id = excluded.boot_id, heard_at = excluded.heard_at,
          open_start = excluded.open_start, open_end = excluded.open_end,
          open_payload = excluded.open_payload, connections = excluded.connections,
          spool_batches = excluded.spool_batches, spool_bytes = excluded.spool_bytes,
          spool_oldest = excluded.spool_oldest
        """,
        clusterKey,
        batch.broker(),
        batch.bootId(),
        now,
        Instant.ofEpochMilli(batch.windowStart()),
        Instant.ofEpochMilli(batch.windowEnd()),
        payload,
        batch.connections(),
        spool.batches(),
        spool.bytes(),
        spool.oldestWindowEnd() == 0 ? null : Instant.ofEpochMilli(spool.oldestWindowEnd()));
  }
}
