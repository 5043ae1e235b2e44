package dev.samsa.billing.proof;

import dev.samsa.billing.usage.ClusterMonth;
import java.time.Instant;
import java.util.List;

/**
 * All that is needed to recompute an invoice.
 *
 * @param invoice its canonical JSON, byte for byte as it was hashed at issue
 * @param prices which catalogs held for the organization
 * @param usage of each resource of the month
 */
public record ProofBundle(String invoice, List<Prices> prices, List<Usage> usage) {
  public ProofBundle {
    prices = List.copyOf(prices);
    usage = List.copyOf(usage);
  }

  /**
   * From when a catalog held.
   *
   * @param catalog its JSON
   */
  public record Prices(Instant from, String catalog) {}

  /**
   * The usage of one resource.
   *
   * @param month its hour buckets
   * @param leaves the leaf hashes as they were when the invoice was issued, by which an altered
   *     bucket is found
   * @param records of each hour, in order; may be empty
   */
  public record Usage(ClusterMonth month, List<String> leaves, List<HourRecords> records) {
    public Usage {
      leaves = List.copyOf(leaves);
      records = List.copyOf(records);
    }

    /** Usage with the leaves that it has now. */
    public static Usage of(ClusterMonth month, List<HourRecords> records) {
      return new Usage(
          month,
          UsageProof.leaves(month, records).stream().map(UsageProof.Leaf::hash).toList(),
          records);
    }
  }
}
