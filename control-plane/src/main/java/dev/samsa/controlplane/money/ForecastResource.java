package dev.samsa.controlplane.money;

import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.catalog.OrganizationPrices;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the month will come to. */
@Path("/billing/v1/forecast")
@Tag(name = "Billing")
@RunOnVirtualThread
public class ForecastResource {
  private final CurrentCaller caller;
  private final BillingAccess access;
  private final MonthUsage usage;
  private final Clock clock;
  private final OrganizationPrices prices;

  ForecastResource(
      CurrentCaller caller,
      BillingAccess access,
      MonthUsage usage,
      Clock clock,
      OrganizationPrices prices) {
    this.caller = caller;
    this.access = access;
    this.usage = usage;
    this.clock = clock;
    this.prices = prices;
  }

  /** The end of this month, with intervals. */
  @GET
  public ForecastView getForecast() {
    Caller.Tenant tenant = access.require(caller.tenant());
    Instant now = clock.instant();
    BillingMonth month = BillingMonth.of(now);
    PriceHistory held = prices.of(tenant.organizationKey(), month);
    return ForecastView.of(
        held.last().currency().getCurrencyCode(),
        new LiveBill.Period(month.start(), month.end()),
        now,
        MonthForecast.of(held, month, usage.oneByOne(tenant.organizationKey(), month, now), now));
  }
}
