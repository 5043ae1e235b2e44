package dev.samsa.controlplane.catalog;

import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.catalog.CatalogBindings.Bound;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The prices that hold for an organization. */
@ApplicationScoped
public class OrganizationPrices {
  private final CatalogBindings bindings;
  private final PriceCatalogs catalogs;

  public OrganizationPrices(CatalogBindings bindings, PriceCatalogs catalogs) {
    this.bindings = bindings;
    this.catalogs = catalogs;
  }

  /** The prices of a month, hour by hour. */
  public PriceHistory of(long organizationKey, BillingMonth month) {
    return history(within(bindings.of(organizationKey), month));
  }

  /** The prices of a month for who has no organization yet. */
  public PriceHistory common(BillingMonth month) {
    return history(within(bindings.common(), month));
  }

  /** Those bindings as prices. */
  public PriceHistory history(List<Bound> bound) {
    return new PriceHistory(
        bound.stream()
            .map(b -> new PriceHistory.Binding(b.from(), catalogs.catalog(b.catalog())))
            .toList());
  }

  /** What of an organization's bindings holds in a month. */
  public List<Bound> boundIn(long organizationKey, BillingMonth month) {
    return within(bindings.of(organizationKey), month);
  }

  /** The last binding before the month, and those within it. */
  static List<Bound> within(List<Bound> all, BillingMonth month) {
    List<Bound> held = new ArrayList<>();
    for (Bound bound : all) {
      Instant from = bound.from();
      if (!from.isAfter(month.start())) {
        held.clear();
      }
      if (from.isBefore(month.end())) {
        held.add(bound);
      }
    }
    return held;
  }
}
