package dev.samsa.controlplane.money;

import dev.samsa.billing.money.MoneyText;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.RatedMonth;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.controlplane.money.LiveBill.ClusterBill;
import dev.samsa.controlplane.money.LiveBill.CostResource;
import dev.samsa.controlplane.money.LiveBill.Line;
import dev.samsa.controlplane.money.LiveBill.Period;
import dev.samsa.controlplane.money.LiveBill.TotalLine;
import dev.samsa.controlplane.money.MonthReader.ReadMonth;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the live bill of an organization. */
@ApplicationScoped
public class LiveBills {
  /** Decimals of a bill that is still running. */
  static final int SCALE = 6;

  private final MonthReader reader;
  private final OrganizationPrices prices;
  private final Clock clock;

  LiveBills(MonthReader reader, OrganizationPrices prices, Clock clock) {
    this.reader = reader;
    this.prices = prices;
    this.clock = clock;
  }

  /** The bill of the month that is running. */
  public LiveBill of(long organizationKey) {
    Instant now = clock.instant();
    BillingMonth month = BillingMonth.of(now);
    PriceHistory history = prices.of(organizationKey);
    List<ReadMonth> months = reader.read(organizationKey, month, now, true);
    Map<String, List<LineItem>> lines = byResource(history, usages(months));
    Map<String, List<LineItem>> projected =
        byResource(
            history,
            months.stream()
                .map(m -> Projection.of(m.cluster(), m.usage(), m.running(), now))
                .toList());
    List<ClusterBill> clusters =
        months.stream()
            .filter(m -> lines.containsKey(m.cluster().id()))
            .map(m -> bill(m, lines.get(m.cluster().id()), projected.get(m.cluster().id())))
            .toList();
    return new LiveBill(
        "billing/v1",
        "LiveBill",
        history.last().currency().getCurrencyCode(),
        history.last().key(),
        new Period(month.start(), month.end()),
        now,
        earliest(clusters.stream().map(ClusterBill::complete_until).toList()),
        earliest(clusters.stream().map(ClusterBill::open_since).toList()),
        clusters,
        totals(clusters),
        sum(clusters.stream().map(ClusterBill::amount).toList()),
        sum(clusters.stream().map(ClusterBill::projected).toList()));
  }

  private static List<ClusterMonth> usages(List<ReadMonth> months) {
    return months.stream().map(ReadMonth::usage).toList();
  }

  private static Map<String, List<LineItem>> byResource(
      PriceHistory history, List<ClusterMonth> usages) {
    RatedMonth rated = Rating.rate(history, usages);
    Map<String, List<LineItem>> lines = new LinkedHashMap<>();
    for (LineItem line : rated.lines()) {
      lines.computeIfAbsent(line.resource().id(), id -> new ArrayList<>()).add(line);
    }
    return lines;
  }

  private static ClusterBill bill(
      ReadMonth month, List<LineItem> items, List<LineItem> projected) {
    List<Line> lines = items.stream().map(LiveBills::line).toList();
    return new ClusterBill(
        CostResource.of(month.cluster()),
        month.cluster().watermark(),
        month.openSince(),
        lines,
        sum(lines.stream().map(Line::amount).toList()),
        sum(projected.stream().map(line -> line.amount(SCALE)).toList()));
  }

  private static Line line(LineItem item) {
    BigDecimal quantity = item.quantity().billed().printed();
    BigDecimal price = item.unitPrice().orElse(null);
    BigDecimal amount = item.amount(SCALE);
    return new Line(
        item.lineType(),
        item.article().name(),
        quantity,
        item.quantity().free().printed(),
        item.quantity().unit(),
        price,
        price == null
            ? "see the derivation"
            : "%s %s x %s = %s"
                .formatted(
                    quantity.toPlainString(),
                    item.quantity().unit(),
                    MoneyText.of(price),
                    amount.toPlainString()),
        amount,
        item.gapSeconds(),
        item.derivation().stream().map(step -> step.what() + ": " + step.text()).toList());
  }

  private static List<TotalLine> totals(List<ClusterBill> clusters) {
    Map<String, TotalLine> totals = new LinkedHashMap<>();
    for (ClusterBill cluster : clusters) {
      for (Line line : cluster.lines()) {
        totals.merge(
            line.line_type(),
            new TotalLine(
                line.line_type(), line.description(), line.quantity(), line.unit(), line.amount()),
            (a, b) ->
                new TotalLine(
                    a.line_type(),
                    a.description(),
                    a.quantity().add(b.quantity()),
                    a.unit(),
                    a.amount().add(b.amount())));
      }
    }
    return List.copyOf(totals.values());
  }

  private static Instant earliest(List<Instant> instants) {
    return instants.stream().filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO.setScale(SCALE), BigDecimal::add);
  }
}
