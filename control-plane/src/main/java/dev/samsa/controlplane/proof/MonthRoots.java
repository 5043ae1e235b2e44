package dev.samsa.controlplane.proof;

import dev.samsa.billing.proof.HourRecords;
import dev.samsa.billing.proof.UsageProof;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.controlplane.money.ClosedUsage;
import dev.samsa.controlplane.proof.HourProofs.Detail;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the root over a cluster's month that stands on its invoice. */
@ApplicationScoped
public class MonthRoots {
  private final HourProofs proofs;

  public MonthRoots(HourProofs proofs) {
    this.proofs = proofs;
  }

  /**
   * The root. Hours that are as they were sealed have theirs already; the others, such as those to
   * which something came late, are looked at here.
   *
   * @param invoiceKey whose late facts count
   */
  public String of(ClosedUsage.Closed closed, long invoiceKey) {
    SortedMap<Integer, String> roots = new TreeMap<>(closed.hourRoots());
    if (!isWhole(closed.month(), roots)) {
      addMissing(closed, invoiceKey, roots);
    }
    // Hours with neither buckets nor records.
    roots.values().removeIf(String::isEmpty);
    return UsageProof.root(closed.month(), roots);
  }

  private void addMissing(
      ClosedUsage.Closed closed, long invoiceKey, SortedMap<Integer, String> roots) {
    Map<Instant, HourRecords> records =
        proofs.of(closed.key(), closed.month().month(), invoiceKey, Detail.ROOTS).stream()
            .collect(Collectors.toMap(HourRecords::hour, Function.identity()));
    for (int hour = 0; hour < closed.month().month().hours(); hour++) {
      if (!roots.containsKey(hour)) {
        int number = hour;
        UsageProof.hourRoot(closed.month(), hour, records.get(closed.month().month().hour(hour)))
            .ifPresent(root -> roots.put(number, root));
      }
    }
  }

  /** Whether every hour in which the cluster ran or reported has its root. */
  private static boolean isWhole(ClusterMonth month, SortedMap<Integer, String> roots) {
    for (int hour = month.firstHour(); hour < month.endHour(); hour++) {
      if (!roots.containsKey(hour)) {
        return false;
      }
    }
    return true;
  }
}
