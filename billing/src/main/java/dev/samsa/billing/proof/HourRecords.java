package dev.samsa.billing.proof;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The usage records that made the buckets of one resource in one hour.
 *
 * @param records in order of their ids
 */
public record HourRecords(Instant hour, List<UsageRecord> records) {
  public HourRecords {
    records = List.copyOf(records);
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

  /** Root over the records. */
  public String root() {
    return MerkleTree.root(records.stream().map(UsageRecord::hash).toList());
  }
}
