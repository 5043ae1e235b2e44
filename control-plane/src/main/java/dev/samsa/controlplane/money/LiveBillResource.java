package dev.samsa.controlplane.money;

import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.usage.CloseRequests;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The bill of the running month. Needs the role OrganizationAdmin. */
@Path("/billing/v1")
@Tag(name = "Billing (billing/v1)")
public class LiveBillResource {
  private final LiveBills bills;
  private final CloseRequests closeRequests;
  private final Authorization authorization;
  private final CurrentCaller caller;

  public LiveBillResource(
      LiveBills bills,
      CloseRequests closeRequests,
      Authorization authorization,
      CurrentCaller caller) {
    this.bills = bills;
    this.closeRequests = closeRequests;
    this.authorization = authorization;
    this.caller = caller;
  }

  /** Up to when a bill will be complete. */
  public record ClosingView(String api_version, String kind, Instant requested_at) {}

  /** The month so far, at most fifteen seconds behind. */
  @GET
  @Path("live")
  public LiveBill getLiveBill() {
    Caller.Tenant tenant = caller.tenant();
    authorization.requireOrganizationAdmin(tenant);
    return bills.of(tenant.organizationKey());
  }

  /**
   * Asks all brokers of the organization to close their windows now rather than at the end of the
   * minute. The live bill is complete up to {@code requested_at} some seconds later.
   */
  @POST
  @Path("closings")
  @ResponseStatus(202)
  public ClosingView requestClosing() {
    Caller.Tenant tenant = caller.tenant();
    authorization.requireOrganizationAdmin(tenant);
    return new ClosingView(
        "billing/v1", "Closing", closeRequests.request(tenant.organizationKey()));
  }
}
