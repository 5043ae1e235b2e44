package dev.samsa.controlplane.money;

import dev.samsa.billing.money.Ratio;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.RatedMonth;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.usage.BillingMonth;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Rates what there is of a month, twice: with and without what is open. Pure. */
final class LiveRating {
  private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(LiveLine.SCALE);

  private LiveRating() {}

  /**
   * The bill so far.
   *
   * @param usages sealed hours may be given as their sums
   * @param inHours gives a cluster's hours, called where sums would not do
   */
  static LiveBill bill(
      PriceHistory prices,
      BillingMonth month,
      List<ClusterUsage> usages,
      UnaryOperator<ClusterUsage> inHours,
      Instant now) {
    List<LiveBill.ClusterBill> clusters = new ArrayList<>();
    List<LineItem> items = new ArrayList<>();
    Map<String, BigDecimal> openByType = new HashMap<>();
    List<String> findings = new ArrayList<>();
    BigDecimal ahead = NOTHING;
    for (ClusterUsage each : usages) {
      ClusterUsage usage = each;
      RatedMonth current = Rating.rate(prices, usage.withOpen(month, now));
      if (HourDetail.needed(prices, month, usage, current)) {
        usage = inHours.apply(usage);
        current = Rating.rate(prices, usage.withOpen(month, now));
      }
      String id = usage.cluster().resource().id();
      LiveBill.ClusterBill cluster = cluster(prices, month, usage, current, now);
      clusters.add(cluster);
      items.addAll(current.lines());
      cluster
          .lines()
          .forEach(l ->
              openByType.merge(l.line_type(), new BigDecimal(l.open_amount()), BigDecimal::add));
      current.findings().forEach(f -> findings.add(id + ": " + f.message()));
      ahead = ahead.add(new BigDecimal(cluster.projected()));
    }
    List<LiveBill.TotalLine> lines = sums(items, openByType);
    return new LiveBill(
        "billing/v1",
        "LiveBill",
        prices.last().currency().getCurrencyCode(),
        prices.last().key(),
        new LiveBill.Period(month.start(), month.end()),
        now,
        usages.stream().map(ClusterUsage::completeTo).min(Comparator.naturalOrder()).orElse(now),
        clusters,
        lines,
        total(lines.stream().map(LiveBill.TotalLine::amount).toList()),
        total(lines.stream().map(LiveBill.TotalLine::open_amount).toList()),
        ahead.toPlainString(),
        findings);
  }

  private static LiveBill.ClusterBill cluster(
      PriceHistory prices,
      BillingMonth month,
      ClusterUsage usage,
      RatedMonth current,
      Instant now) {
    Map<String, BigDecimal> closed =
        Rating.rate(prices, usage.closed(month)).lines().stream()
            .collect(Collectors.toMap(LineItem::key, l -> l.amount(LiveLine.SCALE)));
    List<LiveLine> lines =
        current.lines().stream()
            .map(l -> LiveLine.of(l, closed.getOrDefault(l.key(), NOTHING)))
            .toList();
    BigDecimal ahead =
        Rating.rate(prices, MonthAhead.of(usage, month, now)).lines().stream()
            .map(l -> l.amount(LiveLine.SCALE))
            .reduce(NOTHING, BigDecimal::add);
    return new LiveBill.ClusterBill(
        new Cost.Resource(
            usage.cluster().resource().id(),
            usage.cluster().resource().name(),
            new Cost.Environment(usage.cluster().resource().environment())),
        usage.completeTo(),
        usage.cluster().deletedAt().orElse(null),
        lines,
        total(lines.stream().map(LiveLine::amount).toList()),
        total(lines.stream().map(LiveLine::open_amount).toList()),
        ahead.toPlainString());
  }

  /** Sums of amounts as printed, so that what is shown adds up. */
  private static List<LiveBill.TotalLine> sums(
      List<LineItem> items, Map<String, BigDecimal> openByType) {
    Map<String, List<LineItem>> byType =
        items.stream()
            .collect(
                Collectors.groupingBy(LineItem::lineType, LinkedHashMap::new, Collectors.toList()));
    return byType.entrySet().stream()
        .map(e -> sum(e.getKey(), e.getValue(), openByType.get(e.getKey())))
        .toList();
  }

  private static LiveBill.TotalLine sum(String type, List<LineItem> items, BigDecimal open) {
    LineItem first = items.getFirst();
    Ratio quantity = items.stream().map(i -> i.quantity().billed()).reduce(Ratio.ZERO, Ratio::add);
    List<Optional<BigDecimal>> prices = items.stream().map(LineItem::unitPrice).distinct().toList();
    BigDecimal amount =
        items.stream().map(i -> i.amount(LiveLine.SCALE)).reduce(NOTHING, BigDecimal::add);
    return new LiveBill.TotalLine(
        type,
        first.article().name(),
        quantity.printed().toPlainString(),
        first.quantity().unit(),
        prices.size() == 1 ? prices.getFirst().map(BigDecimal::toPlainString).orElse(null) : null,
        amount.toPlainString(),
        open.toPlainString());
  }

  private static String total(List<String> amounts) {
    return amounts.stream().map(BigDecimal::new).reduce(NOTHING, BigDecimal::add).toPlainString();
  }
}
