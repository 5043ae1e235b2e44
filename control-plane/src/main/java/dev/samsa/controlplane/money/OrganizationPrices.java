package dev.samsa.controlplane.money;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.rating.PriceHistory;
import jakarta.enterprise.context.ApplicationScoped;

/** The prices that an organization is bound to: the classic catalog. */
@ApplicationScoped
public class OrganizationPrices {
  private final Catalog classic = ShippedCatalogs.classic();

  /** The organization's prices over time. */
  public PriceHistory of(long organizationKey) {
    return PriceHistory.of(classic);
  }
}
