package dev.samsa.controlplane.credit;

import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.api.TextRule;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.money.BillingAccess;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Credits of the caller's organization. */
@Path("/billing/v1/credits")
@Tag(name = "Billing")
public class CreditResource {
  private static final TextRule CODE = new TextRule("/code", 64);

  private final Credits credits;
  private final PromotionCodes codes;
  private final BillingAccess access;
  private final CurrentCaller caller;
  private final AuditLog audit;

  public CreditResource(
      Credits credits,
      PromotionCodes codes,
      BillingAccess access,
      CurrentCaller caller,
      AuditLog audit) {
    this.credits = credits;
    this.codes = codes;
    this.access = access;
    this.caller = caller;
    this.audit = audit;
  }

  /** A promotion code. */
  public record Redemption(String code) {}

  @GET
  public CreditView.Listed listCredits() {
    Caller.Tenant tenant = access.require(caller.tenant());
    return CreditView.Listed.of(credits.of(tenant.organizationKey()));
  }

  /** Turns a promotion code into a credit, once for each organization. */
  @POST
  @Path("redeem")
  @ResponseStatus(201)
  @Transactional
  public CreditView redeemPromotionCode(Redemption input) {
    Caller.Tenant tenant = access.require(caller.tenant());
    String code = CODE.required(RequestBody.required(input).code()).strip();
    Credit credit = codes.redeem(tenant.organizationKey(), code);
    audit.record(AuditEntry.by(tenant, "credit.redeem", credit.grant().id()).with(code));
    return CreditView.of(credit);
  }
}
