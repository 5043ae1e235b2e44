package dev.samsa.billing.proof;

import dev.samsa.billing.json.CanonicalJson;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import dev.samsa.billing.usage.UsageWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The leaves over one resource's month: its head (plans, running times), each hour bucket by meter
 * and hour, then the root of the records of each hour.
 */
public final class UsageProof {
  private UsageProof() {}

  /**
   * One leaf.
   *
   * @param name for messages, such as "bucket ingress_bytes of 2026-11-01T00:00:00Z"
   */
  public record Leaf(String name, String hash) {}

  /** The leaves in their order. */
  public static List<Leaf> leaves(ClusterMonth usage, List<HourRecords> records) {
    List<Leaf> leaves = new ArrayList<>();
    leaves.add(
        new Leaf(
            "plans and running times",
            MerkleTree.leaf(CanonicalJson.write(UsageWriter.head(usage)))));
    for (String meter : usage.meters()) {
      List<HourUsage> hours = usage.hours(meter);
      for (int hour = 0; hour < hours.size(); hour++) {
        if (hours.get(hour) != null) {
          Instant start = usage.month().hour(hour);
          leaves.add(
              new Leaf(
                  "bucket " + meter + " of " + start,
                  MerkleTree.leaf(text(meter, start, hours.get(hour)))));
        }
      }
    }
    for (HourRecords hour : records) {
      leaves.add(
          new Leaf(
              "records of " + hour.hour(),
              MerkleTree.leaf(hour.hour() + " " + hour.count() + " " + hour.root())));
    }
    return leaves;
  }

  /** The root that stands on the invoice. */
  public static String root(ClusterMonth usage, List<HourRecords> records) {
    return root(leaves(usage, records));
  }

  static String root(List<Leaf> leaves) {
    return MerkleTree.root(leaves.stream().map(Leaf::hash).toList());
  }

  private static String text(String meter, Instant hour, HourUsage usage) {
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
