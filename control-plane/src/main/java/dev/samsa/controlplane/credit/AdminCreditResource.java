package dev.samsa.controlplane.credit;

import dev.samsa.billing.invoice.CreditGrant;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.api.TextRule;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.credit.Credits.NewCredit;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.organization.Organization;
import dev.samsa.controlplane.organization.Organizations;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Credits of an organization, for the operator. */
@Path("/admin/v1/organizations")
@Tag(name = "Operator")
public class AdminCreditResource {
  private static final TextRule NOTE = new TextRule("/note", 200);
  private static final int LARGEST_PRIORITY = 1000;

  private final Credits credits;
  private final Organizations organizations;
  private final CurrentCaller caller;
  private final AuditLog audit;

  public AdminCreditResource(
      Credits credits, Organizations organizations, CurrentCaller caller, AuditLog audit) {
    this.credits = credits;
    this.organizations = organizations;
    this.caller = caller;
    this.audit = audit;
  }

  /**
   * A credit to give.
   *
   * @param kind PROMOTION or PREPAID
   * @param priority lower is used first; 0 if not given
   */
  public record CreditInput(
      String kind,
      String amount,
      String currency,
      Instant expires_at,
      Integer priority,
      List<String> line_types,
      List<String> resources,
      String note) {}

  @GET
  @Path("{id}/credits")
  public CreditView.Listed adminListCredits(@PathParam("id") String id) {
    caller.operator();
    return CreditView.Listed.of(credits.of(organizations.require(id).key()));
  }

  @POST
  @Path("{id}/credits")
  @ResponseStatus(201)
  @Transactional
  public CreditView adminGrantCredit(@PathParam("id") String id, CreditInput input) {
    Caller.Operator operator = caller.operator();
    Organization organization = organizations.require(id);
    CreditInput given = RequestBody.required(input);
    CreditGrant.Kind kind = kind(given.kind());
    CreditGrant.Scope scope =
        new CreditGrant.Scope(
            MoneyRules.scope("line_types", given.line_types()),
            MoneyRules.scope("resources", given.resources()));
    if (kind == CreditGrant.Kind.PREPAID && !scope.equals(CreditGrant.Scope.ALL)) {
      throw ApiException.invalid(
          "/line_types", "A prepaid credit pays anything; leave out line_types and resources.");
    }
    String currency = MoneyRules.currency(given.currency());
    Credit credit =
        credits.grant(
            organization.key(),
            new NewCredit(
                kind,
                MoneyRules.amount("amount", given.amount(), currency),
                currency,
                given.expires_at(),
                priority(given.priority()),
                scope,
                null,
                NOTE.optional(given.note())));
    audit.record(
        AuditEntry.by(operator, "credit.grant", credit.grant().id())
            .within(organization.key())
            .with(credit.grant().amount() + " " + currency));
    return CreditView.of(credit);
  }

  private static CreditGrant.Kind kind(String given) {
    for (CreditGrant.Kind kind : CreditGrant.Kind.values()) {
      if (kind.name().equals(given)) {
        return kind;
      }
    }
    throw ApiException.invalid("/kind", "kind must be PROMOTION or PREPAID.");
  }

  private static int priority(Integer given) {
    int priority = given == null ? 0 : given;
    if (priority < 0 || priority > LARGEST_PRIORITY) {
      throw ApiException.invalid(
          "/priority", "priority must be from 0 to " + LARGEST_PRIORITY + ".");
    }
    return priority;
  }
}
