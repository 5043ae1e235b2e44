package dev.samsa.controlplane.invitation;

import dev.samsa.controlplane.account.EmailAddress;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.PageRequest;
import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.api.ResourceLinks;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.identity.PrincipalRemoved;
import dev.samsa.controlplane.organization.Organizations;
import dev.samsa.controlplane.user.Members;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Invitations (wire contract 2.5). */
@Path("/iam/v2/invitations")
@Tag(name = "Invitations (iam/v2)")
public class InvitationResource {
  private final Invitations invitations;
  private final Members members;
  private final Organizations organizations;
  private final Authorization authorization;
  private final CurrentCaller caller;
  private final ResourceLinks links;
  private final AuditLog audit;
  private final Event<PrincipalRemoved> removed;
  private final Clock clock;

  public InvitationResource(
      Invitations invitations,
      Members members,
      Organizations organizations,
      Authorization authorization,
      CurrentCaller caller,
      ResourceLinks links,
      AuditLog audit,
      Event<PrincipalRemoved> removed,
      Clock clock) {
    this.invitations = invitations;
    this.members = members;
    this.organizations = organizations;
    this.authorization = authorization;
    this.caller = caller;
    this.links = links;
    this.audit = audit;
    this.removed = removed;
    this.clock = clock;
  }

  /** Whom to invite. */
  public record InvitationInput(String email, String auth_type) {}

  @POST
  @ResponseStatus(201)
  @Transactional
  public InvitationView createInvitation(InvitationInput input) {
    Caller.Tenant tenant = caller.tenant();
    authorization.requireAccountAdmin(tenant);
    InvitationInput given = RequestBody.required(input);
    if (given.auth_type() != null
        && !given.auth_type().isEmpty()
        && !given.auth_type().equals(InvitationView.AUTH_TYPE)) {
      throw ApiException.invalid(
          "/auth_type",
          "auth_type must be "
              + InvitationView.AUTH_TYPE
              + ": whoever accepts chooses a password, or signs in through the platform's"
              + " identity provider first.");
    }
    EmailAddress email = EmailAddress.parse(given.email());
    if (members.findByEmail(tenant.organizationKey(), email.text()).isPresent()) {
      throw ApiException.conflict(email.text() + " belongs to this organization already.");
    }
    Invitation created =
        invitations.create(
            organizations.find(tenant.organizationKey()).orElseThrow(),
            email.text(),
            PublicIds.create("u"),
            tenant.principal());
    audit.record(AuditEntry.by(tenant, "invitation.create", created.publicId()).with(email.text()));
    return view(tenant, created);
  }

  @GET
  public ListPage<InvitationView> listInvitations(
      @Context UriInfo uri,
      @QueryParam("email") String email,
      @QueryParam("status") String status,
      @QueryParam("user") String user,
      @QueryParam("creator") String creator) {
    Caller.Tenant tenant = caller.tenant();
    authorization.requireAccountAdmin(tenant);
    PageRequest page = PageRequest.of(uri);
    Instant now = clock.instant();
    return page.page(
        InvitationView.API_VERSION,
        "InvitationList",
        invitations
            .list(
                tenant.organizationKey(),
                blankToNull(email),
                blankToNull(user),
                blankToNull(creator),
                page.afterKey())
            .stream()
            .filter(i -> blankToNull(status) == null || i.status(now).equals(status))
            .limit(page.fetchSize())
            .toList(),
        Invitation::key,
        invitation -> view(tenant, invitation));
  }

  @GET
  @Path("{id}")
  public InvitationView getInvitation(@PathParam("id") String id) {
    Caller.Tenant tenant = caller.tenant();
    Invitation invitation = own(tenant, id);
    authorization.requireAccountAdmin(tenant);
    return view(tenant, invitation);
  }

  /** Takes an invitation back; who has accepted it stays. */
  @DELETE
  @Path("{id}")
  @Transactional
  public void deleteInvitation(@PathParam("id") String id) {
    Caller.Tenant tenant = caller.tenant();
    Invitation invitation = own(tenant, id);
    authorization.requireAccountAdmin(tenant);
    invitations.delete(invitation);
    if (invitation.acceptedAt() == null) {
      removed.fire(new PrincipalRemoved(tenant.organizationKey(), invitation.user()));
    }
    audit.record(AuditEntry.by(tenant, "invitation.delete", id));
  }

  private Invitation own(Caller.Tenant tenant, String id) {
    return invitations
        .find(tenant.organizationKey(), id)
        .orElseThrow(() -> ApiException.notFound("Invitation", id));
  }

  private InvitationView view(Caller.Tenant tenant, Invitation invitation) {
    return InvitationView.of(invitation, tenant.organization(), links, clock.instant());
  }

  private static String blankToNull(String value) {
    return value == null || value.isBlank() ? null : value;
  }
}
