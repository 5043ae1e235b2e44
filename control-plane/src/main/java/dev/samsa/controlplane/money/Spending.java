package dev.samsa.controlplane.money;

import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.controlplane.catalog.OrganizationPrices;
import dev.samsa.description.usage.UsageMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an organization has spent in a month so far, cluster by cluster, open windows included. */
@ApplicationScoped
public class Spending {
  private static final GroupBy PRINCIPAL = new GroupBy(GroupBy.Kind.PRINCIPAL, "");

  private final MonthUsage usage;
  private final KeyedUsageReader keyed;
  private final OrganizationPrices prices;

  public Spending(MonthUsage usage, KeyedUsageReader keyed, OrganizationPrices prices) {
    this.usage = usage;
    this.keyed = keyed;
    this.prices = prices;
  }

  /**
   * One cluster's part.
   *
   * @param amount before taxes, six decimals
   */
  public record ClusterAmount(String cluster, String environment, BigDecimal amount) {}

  /** The month's spending up to an instant. */
  public List<ClusterAmount> of(long organizationKey, BillingMonth month, Instant now) {
    PriceHistory held = prices(organizationKey, month);
    List<ClusterUsage> clusters = soFar(organizationKey, held, month, now);
    Map<String, BigDecimal> amounts = new HashMap<>();
    for (LineItem line :
        Rating.rate(held, clusters.stream().map(c -> c.withOpen(month, now)).toList()).lines()) {
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

  /** What each principal has caused of it, in proportion to what the brokers' quotas counted. */
  public Map<String, BigDecimal> byPrincipal(
      long organizationKey, BillingMonth month, Instant now) {
    PriceHistory held = prices(organizationKey, month);
    List<ClusterUsage> clusters = soFar(organizationKey, held, month, now);
    Attribution attribution =
        new Attribution(held, new KeyedUsage(), keyed.principals(organizationKey, month), Map.of());
    Map<String, Map<UsageMeter, BigDecimal>> totals = new HashMap<>();
    clusters.forEach(c -> totals.put(c.cluster().resource().id(), c.totals(month)));
    Map<String, BigDecimal> amounts = new HashMap<>();
    for (LineItem line :
        Rating.rate(held, clusters.stream().map(c -> c.withOpen(month, now)).toList()).lines()) {
      attribution
          .split(line, totals.getOrDefault(line.resource().id(), Map.of()), PRINCIPAL)
          .forEach(share -> amounts.merge(share.key(), share.amount(), BigDecimal::add));
    }
    return amounts;
  }

  /**
   * Sealed hours as their sums, since budgets look several times a minute; the hours themselves
   * only of clusters whose lines do not come from sums.
   */
  List<ClusterUsage> soFar(
      long organizationKey, PriceHistory held, BillingMonth month, Instant now) {
    return usage.soFar(organizationKey, month, now, HourDetail.meters(held)).stream()
        .map(sums ->
            HourDetail.needed(held, month, sums, Rating.rate(held, sums.withOpen(month, now)))
                ? usage.inHours(organizationKey, month, sums)
                : sums)
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
    return prices.of(organizationKey, month);
  }

  /** ISO 4217 code of all amounts of a month. */
  public String currency(long organizationKey, BillingMonth month) {
    return prices(organizationKey, month).last().currency().getCurrencyCode();
  }
}
