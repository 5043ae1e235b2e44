package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.database.Database;
import dev.samsa.description.usage.UsageAck.Outcome;
import dev.samsa.description.usage.UsageBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes in one closed batch in one transaction: after a failure at any statement it is as if the
 * batch had never come, and sending it again gives the same state.
 */
@ApplicationScoped
class BatchLedger {
  private final Database database;
  private final BatchArchive archive;
  private final CounterLedger counters;
  private final HourBuckets buckets;
  private final BrokerStates brokers;

  BatchLedger(
      Database database,
      BatchArchive archive,
      CounterLedger counters,
      HourBuckets buckets,
      BrokerStates brokers) {
    this.database = database;
    this.archive = archive;
    this.counters = counters;
    this.buckets = buckets;
    this.brokers = brokers;
  }

  /**
   * Counts a batch, once.
   *
   * @param hash SHA-256 of the payload
   * @return ACCEPTED or DUPLICATE
   * @throws BatchRefusedException if it contradicts what was counted; nothing is changed then
   */
  @Transactional
  Outcome accept(long clusterKey, UsageBatch batch, byte[] hash, String payload, Instant now) {
    long last = lockBoot(clusterKey, batch);
    if (batch.sequence() <= last) {
      Optional<byte[]> known = archive.hash(clusterKey, batch);
      if (known.isPresent()) {
        if (MessageDigest.isEqual(known.get(), hash)) {
          return Outcome.DUPLICATE;
        }
        throw new BatchRefusedException(
            "Batch %d of boot %s came before with other content."
                .formatted(batch.sequence(), batch.bootId()));
      }
    }
    archive.keep(clusterKey, batch, hash, payload, now);
    counters.count(clusterKey, batch, now);
    buckets.add(clusterKey, batch, now);
    database.update(
        """
        UPDATE usage_boot
        SET last_sequence = greatest(last_sequence, ?), finished = finished OR ?
        WHERE cluster_id = ? AND broker = ? AND boot_id = ?
        """,
        batch.sequence(),
        batch.last(),
        clusterKey,
        batch.broker(),
        batch.bootId());
    brokers.closed(clusterKey, batch, now);
    return Outcome.ACCEPTED;
  }

  /** Locks the run of the broker and tells its newest sequence. */
  private long lockBoot(long clusterKey, UsageBatch batch) {
    return database
        .first(
            """
            INSERT INTO usage_boot AS b (cluster_id, broker, boot_id, began_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (cluster_id, broker, boot_id) DO UPDATE
              SET began_at = least(b.began_at, excluded.began_at)
            RETURNING last_sequence
            """,
            row -> row.getLong(1),
            clusterKey,
            batch.broker(),
            batch.bootId(),
            Instant.ofEpochMilli(batch.windowStart()))
        .orElseThrow();
  }
}
