package dev.samsa.billing.proof;

import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.usage.ClusterMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Compares usage with the roots on the invoice, and finds the bucket or record that was altered.
 */
final class UsageCheck {
  private UsageCheck() {}

  static Optional<Verification.Differs> check(Invoice invoice, List<ProofBundle.Usage> usages) {
    Set<String> missing = new HashSet<>(invoice.usageRoots().keySet());
    for (ProofBundle.Usage usage : usages) {
      String id = usage.month().resource().id();
      if (!missing.remove(id)) {
        return Verifier.differs("usage of " + id, "is in the bundle, but not on the invoice");
      }
    }
    // Side by side, and the first in the bundle's order is told.
    Optional<Verification.Differs> difference =
        usages.parallelStream()
            .map(usage -> check(invoice.usageRoots(), usage))
            .flatMap(Optional::stream)
            .findFirst();
    if (difference.isPresent()) {
      return difference;
    }
    return missing.stream()
        .sorted()
        .findFirst()
        .flatMap(id -> Verifier.differs("usage of " + id, "is missing in the bundle"));
  }

  static int buckets(ClusterMonth usage) {
    int count = 0;
    for (String meter : usage.meters()) {
      count += (int) usage.hours(meter).stream().filter(Objects::nonNull).count();
    }
    return count;
  }

  private static Optional<Verification.Differs> check(
      Map<String, String> roots, ProofBundle.Usage usage) {
    String id = usage.month().resource().id();
    for (HourRecords hour : usage.records()) {
      for (HourRecords.UsageRecord item : hour.records()) {
        if (item.body().isPresent() && !MerkleTree.leaf(item.body().get()).equals(item.hash())) {
          return Verifier.differs(
              "record " + item.id() + " of " + id,
              "does not have the hash it had when it was billed");
        }
      }
    }
    Optional<Verification.Differs> difference =
        differentLeaf(id, UsageProof.leaves(usage.month(), usage.records()), usage.leaves());
    if (difference.isPresent()) {
      return difference;
    }
    return UsageProof.root(usage.month(), usage.records()).equals(roots.get(id))
        ? Optional.empty()
        : Verifier.differs("usage of " + id, "does not have the root that stands on the invoice");
  }

  /**
   * The first leaf that was altered, that is missing, or that was not there. Of a missing one only
   * the hash is known, so it is told by the leaf before it.
   */
  private static Optional<Verification.Differs> differentLeaf(
      String id, List<UsageProof.Leaf> leaves, List<String> billed) {
    List<String> hashes = leaves.stream().map(UsageProof.Leaf::hash).toList();
    int same = 0;
    int both = Math.min(hashes.size(), billed.size());
    while (same < both && hashes.get(same).equals(billed.get(same))) {
      same++;
    }
    if (same == hashes.size() && same == billed.size()) {
      return Optional.empty();
    }
    boolean missing =
        same == hashes.size() || billed.subList(same, billed.size()).contains(hashes.get(same));
    if (missing && same > 0) {
      return Verifier.differs(
          "usage of " + id + " after " + leaves.get(same - 1).name(), "is missing in the bundle");
    }
    boolean added =
        same == billed.size() || hashes.subList(same, hashes.size()).contains(billed.get(same));
    return Verifier.differs(
        leaves.get(same).name() + " of " + id,
        added ? "was not there when it was billed" : "is not what it was when it was billed");
  }
}
