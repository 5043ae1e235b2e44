package dev.samsa.billing.proof;

import dev.samsa.billing.json.CanonicalJson;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import dev.samsa.billing.usage.UsageWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

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

  /** Takes leaf by leaf; names are made only for who wants them. */
  private interface Visitor {
    void leaf(Supplier<String> name, String text);
  }

  /** The leaves in their order. */
  public static List<Leaf> leaves(ClusterMonth usage, List<HourRecords> records) {
    List<Leaf> leaves = new ArrayList<>();
    visit(usage, records, (name, text) -> leaves.add(new Leaf(name.get(), MerkleTree.leaf(text))));
    return leaves;
  }

  /** The root that stands on the invoice. */
  public static String root(ClusterMonth usage, List<HourRecords> records) {
    List<byte[]> hashes = new ArrayList<>();
    visit(usage, records, (_, text) -> hashes.add(MerkleTree.leafBytes(text)));
    return MerkleTree.rootOf(hashes);
  }

  private static void visit(ClusterMonth usage, List<HourRecords> records, Visitor visitor) {
    visitor.leaf(() -> "plans and running times", CanonicalJson.write(UsageWriter.head(usage)));
    String[] starts = new String[usage.month().hours()];
    for (int hour = 0; hour < starts.length; hour++) {
      starts[hour] = usage.month().hour(hour).toString();
    }
    for (String meter : usage.meters()) {
      List<HourUsage> hours = usage.hours(meter);
      for (int hour = 0; hour < hours.size(); hour++) {
        if (hours.get(hour) != null) {
          String start = starts[hour];
          visitor.leaf(
              () -> "bucket " + meter + " of " + start, text(meter, start, hours.get(hour)));
        }
      }
    }
    for (HourRecords hour : records) {
      visitor.leaf(
          () -> "records of " + hour.hour(), hour.hour() + " " + hour.count() + " " + hour.root());
    }
  }

  static String root(List<Leaf> leaves) {
    return MerkleTree.root(leaves.stream().map(Leaf::hash).toList());
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
