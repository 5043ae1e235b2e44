package dev.samsa.controlplane.money;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.split.Share;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A month's costs by those who caused them (kind {@code Attribution}). Decimals are text.
 *
 * @param amount sum of the parts, and of the lines
 * @param parts over all lines, the largest first
 * @param lines each with its own parts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AttributionView(
    String api_version,
    String kind,
    String currency,
    String group_by,
    LiveBill.Period period,
    Instant as_of,
    String amount,
    List<Part> parts,
    List<Line> lines) {

  /**
   * One part of all.
   *
   * @param key empty for what nobody can be named for
   * @param cluster of a topic; absent for anything that reaches over clusters
   * @param method how it came about; PROPORTIONAL as soon as a part of it did
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Part(String key, String cluster, String name, String amount, String method) {}

  /** One line with its parts. */
  record Line(String resource, String line_type, String amount, List<LinePart> parts) {
    static Line of(LineItem line, List<Share> shares) {
      return new Line(
          line.resource().id(),
          line.lineType(),
          line.amount(LiveLine.SCALE).toPlainString(),
          shares.stream().map(LinePart::of).toList());
    }
  }

  /**
   * One part of a line.
   *
   * @param method MEASURED, PROPORTIONAL, EVEN or UNATTRIBUTED
   */
  record LinePart(String key, String amount, String method) {
    static LinePart of(Share share) {
      return new LinePart(share.key(), share.amount().toPlainString(), share.method().name());
    }
  }

  static String text(BigDecimal amount) {
    return amount.setScale(LiveLine.SCALE).toPlainString();
  }
}
