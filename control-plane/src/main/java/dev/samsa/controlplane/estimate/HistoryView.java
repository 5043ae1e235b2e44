package dev.samsa.controlplane.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.RatedMonth;
import java.math.BigDecimal;
import java.util.List;

/**
 * A past month as it was, and as it would have been (kind {@code WhatIf}). Decimals are text.
 *
 * @param difference what would have been more; negative for less
 */
record HistoryView(
    String api_version,
    String kind,
    String month,
    String currency,
    Bill before,
    Bill after,
    String difference) {

  /** One of the two bills. */
  record Bill(String total, List<Line> lines) {
    static Bill of(RatedMonth month) {
      return new Bill(month.total().toPlainString(), month.lines().stream().map(Line::of).toList());
    }
  }

  /**
   * One line of one cluster.
   *
   * @param unit_price absent where there is more than one
   * @param formula the calculation in words, from usage to amount
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      String resource,
      String line_type,
      String name,
      String quantity,
      String unit,
      String unit_price,
      String amount,
      List<String> formula) {
    static Line of(LineItem item) {
      EstimateView.Line line = EstimateView.Line.of(item);
      return new Line(
          item.resource().id(),
          line.line_type(),
          line.name(),
          line.quantity(),
          line.unit(),
          line.unit_price(),
          line.amount(),
          line.formula());
    }
  }

  static HistoryView of(String month, RatedMonth before, RatedMonth after) {
    BigDecimal difference = after.total().subtract(before.total());
    return new HistoryView(
        "billing/v1",
        "WhatIf",
        month,
        before.currency().getCurrencyCode(),
        Bill.of(before),
        Bill.of(after),
        difference.toPlainString());
  }
}
