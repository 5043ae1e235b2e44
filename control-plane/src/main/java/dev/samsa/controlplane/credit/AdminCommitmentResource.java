package dev.samsa.controlplane.credit;

import dev.samsa.billing.invoice.Commitment;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.api.TextRule;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.catalog.OrganizationPrices;
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
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Commitments of an organization, for the operator. */
@Path("/admin/v1/organizations")
@Tag(name = "Operator")
public class AdminCommitmentResource {
  private static final TextRule NAME = new TextRule("/name", 120);

  private final Commitments commitments;
  private final OrganizationPrices prices;
  private final Organizations organizations;
  private final CurrentCaller caller;
  private final AuditLog audit;

  public AdminCommitmentResource(
      Commitments commitments,
      OrganizationPrices prices,
      Organizations organizations,
      CurrentCaller caller,
      AuditLog audit) {
    this.commitments = commitments;
    this.prices = prices;
    this.organizations = organizations;
    this.caller = caller;
    this.audit = audit;
  }

  /**
   * A commitment, to be made or as it is.
   *
   * @param from first month, such as 2026-12
   * @param to last month
   */
  public record CommitmentView(String id, String name, String amount, String from, String to) {
    static CommitmentView of(Commitment commitment) {
      return new CommitmentView(
          commitment.id(),
          commitment.name(),
          commitment.amount().toPlainString(),
          month(commitment.from()).toString(),
          month(commitment.to().minusSeconds(1)).toString());
    }

    private static YearMonth month(Instant at) {
      return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }
  }

  /** Commitments in the order of their terms. */
  public record Listed(List<CommitmentView> data) {}

  @GET
  @Path("{id}/commitments")
  public Listed adminListCommitments(@PathParam("id") String id) {
    caller.operator();
    return new Listed(
        commitments.of(organizations.require(id).key()).stream().map(CommitmentView::of).toList());
  }

  /**
   * A least amount to be spent in a term of whole months; its shortfall is billed with the last.
   */
  @POST
  @Path("{id}/commitments")
  @ResponseStatus(201)
  @Transactional
  public CommitmentView adminCreateCommitment(@PathParam("id") String id, CommitmentView input) {
    Caller.Operator operator = caller.operator();
    Organization organization = organizations.require(id);
    organizations.lock(organization.key());
    CommitmentView given = RequestBody.required(input);
    YearMonth first = month("from", given.from());
    YearMonth last = month("to", given.to());
    if (last.isBefore(first)) {
      throw ApiException.invalid("/to", "to is the last month, and must not come before from.");
    }
    Commitment made =
        commitments
            .create(
                organization.key(),
                NAME.required(given.name()),
                MoneyRules.amount("amount", given.amount(), currency(organization, last)),
                first,
                last)
            .orElseThrow(() ->
                ApiException.conflict(
                    "There is a commitment in some of these months already; terms must not"
                        + " overlap."));
    audit.record(
        AuditEntry.by(operator, "commitment.create", made.id())
            .within(organization.key())
            .with(made.amount() + " from " + first + " to " + last));
    return CommitmentView.of(made);
  }

  /** Of the prices by which its shortfall is billed. */
  private String currency(Organization organization, YearMonth last) {
    return prices
        .of(organization.key(), new BillingMonth(last))
        .last()
        .currency()
        .getCurrencyCode();
  }

  private static YearMonth month(String field, String given) {
    try {
      return YearMonth.parse(given == null ? "" : given);
    } catch (DateTimeParseException e) {
      throw ApiException.invalid("/" + field, field + " must be a month such as 2026-12.");
    }
  }
}
