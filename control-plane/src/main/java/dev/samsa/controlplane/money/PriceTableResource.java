package dev.samsa.controlplane.money;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.region.Regions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /api/organizations/{id}/price_table}: the price list, for command-line clients. */
@Path("/api/organizations/{organization}/price_table")
@Tag(name = "Command-line clients")
public class PriceTableResource {
  private static final String KAFKA = "kafka";

  private final CurrentCaller caller;
  private final Regions regions;
  private final Clock clock;
  private final Catalog catalog = ShippedCatalogs.classic();

  public PriceTableResource(CurrentCaller caller, Regions regions, Clock clock) {
    this.caller = caller;
    this.regions = regions;
    this.clock = clock;
  }

  /**
   * Prices as they are now; they are the same for every organization.
   *
   * @param organization number of the caller's organization, which is not looked at
   * @param product {@code kafka}; others have no prices here
   */
  @GET
  public PriceTable getPriceTable(
      @PathParam("organization") String organization, @QueryParam("product") String product) {
    caller.tenant();
    if (product != null && !product.equals(KAFKA)) {
      return PriceTable.empty();
    }
    BillingMonth month = new BillingMonth(YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)));
    List<Region> priced =
        regions.list().stream().map(region -> new Region(region.cloud(), region.name())).toList();
    return PriceTable.of(catalog, priced, month);
  }
}
