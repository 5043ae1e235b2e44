package dev.samsa.controlplane.credit;

import dev.samsa.billing.invoice.Commitment;
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
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Credits and commitments of an organization, for the operator. */
@Path("/admin/v1/organizations")
@Tag(name = "Operator")
public class AdminCreditResource {
  private static final TextRule NOTE = new TextRule("/note", 200);
  private static final TextRule NAME = new TextRule("/name", 120);
  private static final int LARGEST_PRIORITY = 1000;

  private final Credits credits;
  private final Commitments commitments;
  private final Organizations organizations;
  private final CurrentCaller caller;
  private final AuditLog audit;

  public AdminCreditResource(
      Credits credits,
      Commitments commitments,
      Organizations organizations,
      CurrentCaller caller,
      AuditLog audit) {
    this.credits = credits;
    this.commitments = commitments;
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
                MoneyRules.amount("amount", given.amount(), "USD"),
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

  private static YearMonth month(String field, String given) {
    try {
      return YearMonth.parse(given == null ? "" : given);
    } catch (DateTimeParseException e) {
      throw ApiException.invalid("/" + field, field + " must be a month such as 2026-12.");
    }
  }
}
