package dev.samsa.controlplane.money;

import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an organization has spent in a month so far, cluster by cluster, open windows included. */
@ApplicationScoped
public class Spending {
  private final MonthUsage usage;
  private final PriceHistory prices = PriceHistory.of(ShippedCatalogs.classic());

  public Spending(MonthUsage usage) {
    this.usage = usage;
  }

  /**
   * One cluster's part.
   *
   * @param amount before taxes, six decimals
   */
  public record ClusterAmount(String cluster, String environment, BigDecimal amount) {}

  /** The month's spending up to an instant. */
  public List<ClusterAmount> of(long organizationKey, BillingMonth month, Instant now) {
    List<ClusterUsage> clusters = usage.of(organizationKey, month, now);
    Map<String, BigDecimal> amounts = new HashMap<>();
    for (LineItem line :
        Rating.rate(prices, clusters.stream().map(c -> c.withOpen(month, now)).toList()).lines()) {
      amounts.merge(line.resource().id(), line.amount(LiveLine.SCALE), BigDecimal::add);
    }
    return clusters.stream()
        .map(cluster -> cluster.cluster().resource())
        .map(resource ->
            new ClusterAmount(
                resource.id(),
                resource.environment(),
                amounts.getOrDefault(resource.id(), BigDecimal.ZERO)))
        .toList();
  }

  /** What its clusters used in a month up to an instant, in the form that rating takes. */
  public List<ClusterMonth> usage(long organizationKey, BillingMonth month, Instant now) {
    return usage.of(organizationKey, month, now).stream()
        .map(cluster -> cluster.withOpen(month, now))
        .toList();
  }

  /** The prices that hold for it in a month. */
  public PriceHistory prices(long organizationKey, BillingMonth month) {
    return prices;
  }

  /** ISO 4217 code of all amounts. */
  public String currency(long organizationKey) {
    return prices.last().currency().getCurrencyCode();
  }
}
