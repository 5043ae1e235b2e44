package dev.samsa.controlplane.usage;

import dev.samsa.billing.proof.MerkleTree;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps the hashes of the batches that made an hour, and the root over them, when it is sealed. The
 * batches go after a while, these stay: the proof of an invoice rests on them.
 */
@ApplicationScoped
class RecordHashes {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Database database;

  RecordHashes(Database database) {
    this.database = database;
  }

  private record Hashed(String id, String hash) {}

  /**
   * Keeps those of an hour, in the transaction that seals it and holds its row: what was counted in
   * the hour is what is there by now.
   */
  void keep(long clusterKey, Instant hour) {
    List<Hashed> found =
        database.list(
            """
            SELECT broker || '/' || boot_id || '/' || sequence AS id,
              encode(sha256('\\x00'::bytea || convert_to(payload, 'UTF8')), 'hex') AS hash
            FROM usage_batch WHERE cluster_id = ? AND window_start >= ? AND window_start < ?
            """,
            row -> new Hashed(row.getString("id"), row.getString("hash")),
            clusterKey,
            hour,
            hour.plus(HOUR));
    if (found.isEmpty()) {
      return;
    }
    List<Hashed> records = found.stream().sorted(Comparator.comparing(Hashed::id)).toList();
    database.update(
        """
        INSERT INTO usage_hour_records (cluster_id, hour, root, ids, hashes)
        VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """,
        clusterKey,
        hour,
        MerkleTree.root(records.stream().map(Hashed::hash).toList()),
        records.stream().map(Hashed::id).toArray(String[]::new),
        records.stream().map(Hashed::hash).toArray(String[]::new));
  }
}
