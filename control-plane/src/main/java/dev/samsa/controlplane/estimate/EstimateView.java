package dev.samsa.controlplane.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.billing.estimate.Estimate;
import dev.samsa.billing.rating.LineItem;
import java.math.BigDecimal;
import java.util.List;

/**
 * The price of a workload for a month. Decimals are text, so that no reader rounds them.
 *
 * @param tiers every tier with these zones, cheapest first, those that cannot carry it last
 * @param assumptions what was taken for granted, a sentence each
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EstimateView(
    String api_version,
    String kind,
    String catalog,
    String currency,
    List<Line> lines,
    String total,
    List<Tier> tiers,
    List<String> assumptions) {

  /**
   * One line.
   *
   * @param unit_price absent where there is more than one
   * @param formula the calculation in words, from usage to amount
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      String line_type,
      String name,
      String quantity,
      String unit,
      String unit_price,
      String amount,
      List<String> formula) {
    static Line of(LineItem item) {
      return new Line(
          item.lineType(),
          item.article().name(),
          item.quantity().billed().printed().toPlainString(),
          item.quantity().unit(),
          item.unitPrice().map(BigDecimal::toPlainString).orElse(null),
          item.amount().toPlainString(),
          item.derivation().stream().map(step -> step.what() + ": " + step.text()).toList());
    }
  }

  /**
   * The workload on one tier.
   *
   * @param obstacles why it cannot carry it; empty if it can
   */
  record Tier(String tier, boolean fits, String total, List<String> obstacles) {
    static Tier of(Estimate.TierOption option) {
      return new Tier(
          option.tier(), option.fits(), option.total().toPlainString(), option.obstacles());
    }
  }

  static EstimateView of(String catalog, Estimate estimate) {
    return new EstimateView(
        "billing/v1",
        "Estimate",
        catalog,
        estimate.bill().currency().getCurrencyCode(),
        estimate.bill().lines().stream().map(Line::of).toList(),
        estimate.bill().total().toPlainString(),
        estimate.tiers().stream().map(Tier::of).toList(),
        estimate.assumptions());
  }
}
