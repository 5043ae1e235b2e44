package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.database.DatabaseException;
import dev.samsa.description.usage.UsageBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes in a batch of the usual kind by one statement that is its own transaction: the next of its
 * run, every counter new or beginning where it stood, its hour not sealed. Any other batch changes
 * nothing here and is for {@link BatchLedger}.
 */
@ApplicationScoped
class UsualBatch {
  /** See {@code usage_expect}. */
  private static final String NOT_AS_EXPECTED = "SA001";

  /**
   * The first part looks whether the batch is of the usual kind, so that others cost little; the
   * last one makes sure, as another transaction may have come between.
   */
  private static final String TAKE =
      """
      WITH batch AS MATERIALIZED (
        SELECT ?::bigint AS cluster_id, ?::integer AS broker, ?::text AS boot_id,
          ?::bigint AS sequence, ?::timestamptz AS window_start, ?::timestamptz AS window_end,
          ?::timestamptz AS hour, ?::boolean AS last, ?::text AS totals_id,
          ?::bytea AS payload_hash, ?::text AS payload, ?::timestamptz AS received_at,
          ?::text[] AS topic_ids, ?::text[] AS topics, ?::text[] AS meters,
          ?::bigint[] AS amounts),
      usual AS MATERIALIZED (
        SELECT n.* FROM batch n
        WHERE NOT EXISTS (SELECT FROM usage_boot b WHERE b.cluster_id = n.cluster_id
            AND b.broker = n.broker AND b.boot_id = n.boot_id AND b.last_sequence >= n.sequence)
          AND NOT EXISTS (SELECT FROM usage_hour h WHERE h.cluster_id = n.cluster_id
            AND h.hour = n.hour AND h.sealed_at IS NOT NULL)),
      boot AS (
        INSERT INTO usage_boot AS b
          (cluster_id, broker, boot_id, last_sequence, finished, began_at)
        SELECT cluster_id, broker, boot_id, sequence, last, window_start FROM usual
        ON CONFLICT (cluster_id, broker, boot_id) DO UPDATE
          SET last_sequence = excluded.last_sequence, finished = b.finished OR excluded.finished,
            began_at = least(b.began_at, excluded.began_at)
          WHERE b.last_sequence < excluded.last_sequence
        RETURNING 1),
      kept AS (
        INSERT INTO usage_batch (cluster_id, broker, boot_id, sequence, window_start, window_end,
          payload_hash, payload, received_at, topic_ids, topics, meters, amounts)
        SELECT cluster_id, broker, boot_id, sequence, window_start, window_end, payload_hash,
          payload, received_at, topic_ids, topics, meters, amounts
        FROM usual),
      moved AS (
        INSERT INTO usage_totals AS s (cluster_id, broker, totals_id, totals)
        SELECT cluster_id, broker, totals_id, ?::jsonb FROM usual
        ON CONFLICT (cluster_id, broker, totals_id) DO UPDATE
          SET totals = s.totals || excluded.totals
          WHERE s.totals @> ?::jsonb AND NOT s.totals ??| ?::text[]
        RETURNING s.xmax = 0 AS new),
      open AS (
        INSERT INTO usage_hour AS h (cluster_id, hour, batches)
        SELECT cluster_id, hour, 1 FROM usual
        ON CONFLICT (cluster_id, hour) DO UPDATE SET batches = h.batches + 1
          WHERE h.sealed_at IS NULL
        RETURNING cluster_id, hour),
      %s,
      watermark AS (
        INSERT INTO usage_broker AS b (cluster_id, broker, boot_id, watermark, heard_at)
        SELECT cluster_id, broker, boot_id, window_end, received_at FROM usual
        %s
        RETURNING 1)
      SELECT usage_expect(
          (SELECT count(*) FROM boot) = 1
          AND (SELECT count(*) FROM open) = 1
          AND (SELECT count(*) FROM moved WHERE NOT new OR ?) = 1)
      FROM usual
      """
          .formatted(HourAddition.PART.strip(), BrokerStates.CLOSED.strip());

  private final Database database;

  UsualBatch(Database database) {
    this.database = database;
  }

  /**
   * Counts a batch if it is of the usual kind.
   *
   * @param hash SHA-256 of the payload
   * @return false if it is not; nothing was changed then
   */
  boolean accept(long clusterKey, UsageBatch batch, byte[] hash, String payload, Instant now) {
    try {
      return database
          .first(TAKE, row -> true, parameters(clusterKey, batch, hash, payload, now))
          .isPresent();
    } catch (DatabaseException e) {
      // The same batch twice at once: one of them finds the other's row.
      if (NOT_AS_EXPECTED.equals(e.sqlState()) || e.isUniqueViolation()) {
        return false;
      }
      throw e;
    }
  }

  private static Object[] parameters(
      long clusterKey, UsageBatch batch, byte[] hash, String payload, Instant now) {
    HourAddition addition = HourAddition.of(batch);
    CounterMoves moves = CounterMoves.of(batch.counters());
    List<Object> parameters =
        new ArrayList<>(
            List.of(
                clusterKey,
                batch.broker(),
                batch.bootId(),
                batch.sequence(),
                Instant.ofEpochMilli(batch.windowStart()),
                Instant.ofEpochMilli(batch.windowEnd()),
                addition.hour(),
                batch.last(),
                batch.totalsId(),
                hash,
                payload,
                now));
    parameters.addAll(TopicAmounts.of(addition.facts()).parameters());
    parameters.add(CounterMoves.json(moves.to()));
    parameters.add(CounterMoves.json(moves.from()));
    parameters.add(moves.unmoved().toArray(String[]::new));
    parameters.addAll(addition.parameters());
    parameters.add(moves.from().isEmpty());
    return parameters.toArray();
  }
}
