package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.database.Database;
import dev.samsa.description.usage.UsageBatch;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps batches as they came, in one partition a UTC day. */
@ApplicationScoped
class BatchArchive {
  private static final long PARTITION_LOCK = 0x53414d5341L;

  private final Database database;
  private final Set<LocalDate> days = ConcurrentHashMap.newKeySet();

  BatchArchive(Database database) {
    this.database = database;
  }

  /** Sees to it that the day of an instant has its partition. Outside of any transaction. */
  void prepare(Instant windowStart) {
    LocalDate day = windowStart.atOffset(ZoneOffset.UTC).toLocalDate();
    if (days.contains(day)) {
      return;
    }
    QuarkusTransaction.requiringNew()
        .run(() -> {
          database.list("SELECT pg_advisory_xact_lock(?)", row -> day, PARTITION_LOCK);
          database.update(
              "CREATE TABLE IF NOT EXISTS %s PARTITION OF usage_batch FOR VALUES FROM ('%s') TO ('%s')"
                  .formatted(partition(day), utc(day), utc(day.plusDays(1))));
        });
    days.add(day);
  }

  /** Keeps a batch. */
  void keep(long clusterKey, UsageBatch batch, byte[] hash, String payload, Instant now) {
    List<Object> parameters =
        new ArrayList<>(
            List.of(
                clusterKey,
                batch.broker(),
                batch.bootId(),
                batch.sequence(),
                Instant.ofEpochMilli(batch.windowStart()),
                Instant.ofEpochMilli(batch.windowEnd()),
                hash,
                payload,
                now));
    parameters.addAll(TopicAmounts.of(HourAddition.of(batch).facts()).parameters());
    database.update(
        """
        INSERT INTO usage_batch (cluster_id, broker, boot_id, sequence, window_start, window_end,
          payload_hash, payload, received_at, topic_ids, topics, meters, amounts)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        parameters.toArray());
  }

  /** Hash of the batch that came under this identity, if one did. */
  Optional<byte[]> hash(long clusterKey, UsageBatch batch) {
    return database.first(
        """
        SELECT payload_hash FROM usage_batch
        WHERE cluster_id = ? AND broker = ? AND boot_id = ? AND sequence = ?
        """,
        row -> row.getBytes(1),
        clusterKey,
        batch.broker(),
        batch.bootId(),
        batch.sequence());
  }

  /** Drops the days that ended before an instant. */
  void dropBefore(Instant oldest) {
    LocalDate first = oldest.atOffset(ZoneOffset.UTC).toLocalDate();
    for (String name : partitions()) {
      if (name.compareTo(partition(first)) < 0) {
        database.update("DROP TABLE IF EXISTS " + name);
        days.removeIf(day -> partition(day).equals(name));
      }
    }
  }

  private Iterable<String> partitions() {
    return database.list(
        """
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'usage_batch'::regclass ORDER BY c.relname
        """,
        row -> row.getString(1));
  }

  private static String partition(LocalDate day) {
    return "usage_batch_" + day.toString().replace("-", "");
  }

  private static String utc(LocalDate day) {
    return day + " 00:00:00+00";
  }
}
