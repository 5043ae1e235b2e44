package dev.samsa.billing.proof;

import dev.samsa.billing.json.CanonicalJson;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import dev.samsa.billing.usage.UsageWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tree over one resource's month. An hour has a tree of its own: its buckets by meter, then the
 * root of its records. Over the head (plans, running times) and the roots of the hours in their
 * order stands the root of the month. What an hour's root is can thus be known when the hour is
 * sealed, and the month's needs no second look at the buckets.
 */
public final class UsageProof {
  private UsageProof() {}

  /**
   * One leaf.
   *
   * @param name for messages, such as "bucket ingress_bytes of 2026-11-01T00:00:00Z"
   */
  public record Leaf(String name, String hash) {}

  /** The leaves in their order: the head, then those of each hour. */
  public static List<Leaf> leaves(ClusterMonth usage, List<HourRecords> records) {
    Map<Instant, HourRecords> byHour = byHour(records);
    List<Leaf> leaves = new ArrayList<>();
    leaves.add(new Leaf("plans and running times", MerkleTree.leaf(head(usage))));
    for (int hour = 0; hour < usage.month().hours(); hour++) {
      leaves.addAll(leaves(usage, hour, byHour.get(usage.month().hour(hour))));
    }
    return leaves;
  }

  /** The root that stands on the invoice. */
  public static String root(ClusterMonth usage, List<HourRecords> records) {
    SortedMap<Integer, String> roots = new TreeMap<>();
    Map<Instant, HourRecords> byHour = byHour(records);
    for (int hour = 0; hour < usage.month().hours(); hour++) {
      int number = hour;
      hourRoot(usage, hour, byHour.get(usage.month().hour(hour)))
          .ifPresent(root -> roots.put(number, root));
    }
    return root(usage, roots);
  }

  /**
   * The same root from those of the hours.
   *
   * @param usage whose head counts
   * @param hourRoots by number of the hour in the month, see {@link #hourRoot}
   */
  public static String root(ClusterMonth usage, SortedMap<Integer, String> hourRoots) {
    List<byte[]> hashes = new ArrayList<>();
    hashes.add(MerkleTree.leafBytes(head(usage)));
    hourRoots.values().forEach(root -> hashes.add(HexFormat.of().parseHex(root)));
    return MerkleTree.rootOf(hashes);
  }

  /**
   * The root over one hour.
   *
   * @param hour number of the hour in the month
   * @param records that made it; null if there are none
   * @return empty for an hour with neither buckets nor records
   */
  public static Optional<String> hourRoot(ClusterMonth usage, int hour, HourRecords records) {
    List<String> hashes = leaves(usage, hour, records).stream().map(Leaf::hash).toList();
    return hashes.isEmpty() ? Optional.empty() : Optional.of(MerkleTree.root(hashes));
  }

  private static List<Leaf> leaves(ClusterMonth usage, int hour, HourRecords records) {
    Set<String> meters = usage.meters();
    List<Leaf> leaves = new ArrayList<>(meters.size() + 1);
    String start = usage.month().hour(hour).toString();
    for (String meter : meters) {
      HourUsage bucket = usage.hours(meter).get(hour);
      if (bucket != null) {
        leaves.add(
            new Leaf(
                "bucket " + meter + " of " + start, MerkleTree.leaf(text(meter, start, bucket))));
      }
    }
    if (records != null) {
      leaves.add(
          new Leaf(
              "records of " + start,
              MerkleTree.leaf(start + " " + records.count() + " " + records.root())));
    }
    return leaves;
  }

  private static Map<Instant, HourRecords> byHour(List<HourRecords> records) {
    Map<Instant, HourRecords> byHour = new HashMap<>();
    records.forEach(hour -> byHour.put(hour.hour(), hour));
    return byHour;
  }

  private static String head(ClusterMonth usage) {
    return CanonicalJson.write(UsageWriter.head(usage));
  }

  private static String text(String meter, String hour, HourUsage usage) {
    String values =
        switch (usage) {
          case HourUsage.Counter counter ->
              "counter " + plain(counter.sum()) + " " + plain(counter.peakMinute());
          case HourUsage.Level level ->
              "level "
                  + plain(level.integral())
                  + " "
                  + plain(level.last())
                  + " "
                  + plain(level.highest());
        };
    return hour + " " + meter + " " + values + " " + usage.gapSeconds();
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
