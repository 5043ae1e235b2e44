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
    List<UsageProof.Leaf> leaves = UsageProof.leaves(usage.month(), usage.records());
    for (int i = 0; i < Math.min(leaves.size(), usage.leaves().size()); i++) {
      if (!leaves.get(i).hash().equals(usage.leaves().get(i))) {
        return Verifier.differs(
            leaves.get(i).name() + " of " + id, "is not what it was when it was billed");
      }
    }
    if (leaves.size() != usage.leaves().size()) {
      return Verifier.differs(
          "usage of " + id,
          "has " + leaves.size() + " leaves, but had " + usage.leaves().size() + " when billed");
    }
    return UsageProof.root(usage.month(), usage.records()).equals(roots.get(id))
        ? Optional.empty()
        : Verifier.differs("usage of " + id, "does not have the root that stands on the invoice");
  }
}
