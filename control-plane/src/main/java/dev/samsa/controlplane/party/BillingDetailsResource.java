package dev.samsa.controlplane.party;

import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.api.TextRule;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.money.BillingAccess;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the organization's invoices are made out to. */
@Path("/billing/v1/billing-details")
@Tag(name = "Billing")
public class BillingDetailsResource {
  private static final TextRule EMAIL = new TextRule("/email", 254);

  private final Parties parties;
  private final BillingAccess access;
  private final CurrentCaller caller;
  private final AuditLog audit;

  public BillingDetailsResource(
      Parties parties, BillingAccess access, CurrentCaller caller, AuditLog audit) {
    this.parties = parties;
    this.access = access;
    this.caller = caller;
    this.audit = audit;
  }

  /**
   * Name and address as they are printed.
   *
   * @param country two letters, ISO 3166
   * @param vat_id with it, a business of a tax union pays the tax itself
   */
  public record Details(
      String name, List<String> address, String country, String vat_id, String email) {
    static Details of(Parties.BillingDetails details) {
      return new Details(
          details.name(), details.address(), details.country(), details.vatId(), details.email());
    }
  }

  @GET
  public Details getBillingDetails() {
    Caller.Tenant tenant = access.require(caller.tenant());
    return Details.of(parties.details(tenant.organizationKey()));
  }

  /** Holds for invoices issued from now on; those that are issued keep what they say. */
  @PUT
  @Transactional
  public Details setBillingDetails(Details input) {
    Caller.Tenant tenant = access.require(caller.tenant());
    Details given = RequestBody.required(input);
    Parties.BillingDetails details =
        new Parties.BillingDetails(
            AddressRules.NAME.required(given.name()),
            AddressRules.address(given.address()),
            AddressRules.country(given.country()),
            AddressRules.VAT_ID.optional(given.vat_id()).strip(),
            EMAIL.optional(given.email()).strip());
    parties.save(tenant.organizationKey(), details);
    audit.record(AuditEntry.by(tenant, "billing-details.update", tenant.organization().toString()));
    return Details.of(details);
  }
}
