package dev.samsa.controlplane.estimate;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.estimate.Calculator;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.RequestBody;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The price calculator; needs no sign-in. */
@Path("/billing/v1/estimates")
@Tag(name = "Billing")
public class EstimateResource {
  private final Clock clock;
  private final Catalog catalog = ShippedCatalogs.classic();

  public EstimateResource(Clock clock) {
    this.clock = clock;
  }

  /** What the workload would cost in a month like the present one. */
  @POST
  @ResponseStatus(200)
  public EstimateView createEstimate(EstimateInput input) {
    BillingMonth month = BillingMonth.of(clock.instant());
    try {
      return EstimateView.of(
          catalog.key(),
          Calculator.estimate(catalog, month, RequestBody.required(input).workload(month)));
    } catch (InvalidInputException e) {
      throw ApiException.invalid("/" + e.field(), e.getMessage() + ".");
    }
  }
}
