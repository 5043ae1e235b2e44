package dev.samsa.billing.proof;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The usage records that made the buckets of one resource in one hour.
 *
 * @param count how many there are
 * @param root over them, see {@link MerkleTree#root}
 * @param records in order of their ids; empty where only count and root are told, which is enough
 *     to recompute the invoice, but not to look at a record
 */
public record HourRecords(Instant hour, int count, String root, List<UsageRecord> records) {
  public HourRecords {
    records = List.copyOf(records);
  }

  /** All the records of an hour. */
  public HourRecords(Instant hour, List<UsageRecord> records) {
    this(
        hour,
        records.size(),
        MerkleTree.root(records.stream().map(UsageRecord::hash).toList()),
        records);
  }

  /** An hour of which only the root over its records is told. */
  public static HourRecords rooted(Instant hour, int count, String root) {
    return new HourRecords(hour, count, root, List.of());
  }

  /**
   * One record, such as a broker's batch.
   *
   * @param id what names it, such as broker, boot and sequence
   * @param hash {@link MerkleTree#leaf} of its text
   * @param body its text, if the bundle carries it
   */
  public record UsageRecord(String id, String hash, Optional<String> body) {

    /** A record with its text. */
    public static UsageRecord of(String id, String body) {
      return new UsageRecord(id, MerkleTree.leaf(body), Optional.of(body));
    }

    /** A record of which only the hash is told. */
    public static UsageRecord hashed(String id, String hash) {
      return new UsageRecord(id, hash, Optional.empty());
    }
  }
}
