package dev.samsa.controlplane.money;

import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.catalog.OrganizationPrices;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.usage.CloseRequests;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The bill while it runs. */
@Path("/billing/v1/live")
@Tag(name = "Billing")
@RunOnVirtualThread
public class LiveBillResource {
  private final CurrentCaller caller;
  private final BillingAccess access;
  private final MonthUsage usage;
  private final CloseRequests closeRequests;
  private final Clock clock;
  private final OrganizationPrices prices;

  LiveBillResource(
      CurrentCaller caller,
      BillingAccess access,
      MonthUsage usage,
      CloseRequests closeRequests,
      Clock clock,
      OrganizationPrices prices) {
    this.caller = caller;
    this.access = access;
    this.usage = usage;
    this.closeRequests = closeRequests;
    this.clock = clock;
    this.prices = prices;
  }

  /** The month so far. */
  @GET
  public LiveBill getLiveBill() {
    Caller.Tenant tenant = access.require(caller.tenant());
    Instant now = clock.instant();
    BillingMonth month = BillingMonth.of(now);
    long organization = tenant.organizationKey();
    PriceHistory history = prices.of(organization, month);
    return LiveRating.bill(
        history,
        month,
        usage.soFar(organization, month, now, HourDetail.meters(history)),
        cluster -> usage.inHours(organization, month, cluster),
        now);
  }

  /**
   * Asks all brokers to close their windows now, for one who wants a complete bill without waiting
   * for the minute. The bill is complete once {@code complete_to} has reached the instant answered
   * here.
   */
  @POST
  @Path("/close")
  @ResponseStatus(202)
  public Map<String, Instant> closeWindows() {
    Caller.Tenant tenant = access.require(caller.tenant());
    return Map.of("complete_to", closeRequests.request(tenant.organizationKey()));
  }
}
