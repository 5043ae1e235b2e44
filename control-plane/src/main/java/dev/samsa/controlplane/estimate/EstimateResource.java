package dev.samsa.controlplane.estimate;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.estimate.Calculator;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.catalog.OrganizationPrices;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The price calculator; needs no sign-in. */
@Path("/billing/v1/estimates")
@Tag(name = "Billing")
public class EstimateResource {
  private final Clock clock;
  private final OrganizationPrices prices;
  private final CurrentCaller caller;

  public EstimateResource(Clock clock, OrganizationPrices prices, CurrentCaller caller) {
    this.clock = clock;
    this.prices = prices;
    this.caller = caller;
  }

  /** What the workload would cost in a month like the present one. */
  @POST
  @ResponseStatus(200)
  public EstimateView createEstimate(EstimateInput input) {
    Instant now = clock.instant();
    BillingMonth month = BillingMonth.of(now);
    Catalog catalog = catalog(month, now);
    try {
      return EstimateView.of(
          catalog.key(),
          Calculator.estimate(catalog, month, RequestBody.required(input).workload(month)));
    } catch (InvalidInputException e) {
      throw ApiException.invalid("/" + e.field(), e.getMessage() + ".");
    }
  }

  /** The prices that hold now for who asks, or for everybody. */
  private Catalog catalog(BillingMonth month, Instant now) {
    PriceHistory held =
        caller.ifSignedIn().orElse(null) instanceof Caller.Tenant tenant
            ? prices.of(tenant.organizationKey(), month)
            : prices.common(month);
    return held.at(now.truncatedTo(ChronoUnit.HOURS)).orElseGet(held::last);
  }
}
