package dev.samsa.controlplane.admin;

import dev.samsa.controlplane.account.EmailAddress;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.PageRequest;
import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.invitation.Invitations;
import dev.samsa.controlplane.organization.Organization;
import dev.samsa.controlplane.organization.OrganizationResource;
import dev.samsa.controlplane.organization.Organizations;
import dev.samsa.controlplane.signup.Founding;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Tenants as the operator sees them. */
@Path("/admin/v1/organizations")
@Tag(name = "Operator")
public class TenantResource {
  private final Organizations organizations;
  private final Founding founding;
  private final Invitations invitations;
  private final CurrentCaller caller;
  private final AuditLog audit;

  public TenantResource(
      Organizations organizations,
      Founding founding,
      Invitations invitations,
      CurrentCaller caller,
      AuditLog audit) {
    this.organizations = organizations;
    this.founding = founding;
    this.invitations = invitations;
    this.caller = caller;
    this.audit = audit;
  }

  /** A tenant; state is ACTIVE or SUSPENDED. */
  public record TenantView(
      String kind,
      String id,
      String display_name,
      String state,
      Instant created_at,
      Instant updated_at) {
    static TenantView of(Organization organization) {
      return new TenantView(
          "Organization",
          organization.publicId().toString(),
          organization.displayName(),
          organization.suspended() ? "SUSPENDED" : "ACTIVE",
          organization.createdAt(),
          organization.updatedAt());
    }
  }

  /** A tenant to make, and the address of who is invited to administer it. */
  public record TenantInput(String display_name, String email) {}

  @GET
  public ListPage<TenantView> listTenants(@Context UriInfo uri) {
    caller.operator();
    PageRequest page = PageRequest.of(uri);
    return page.page(
        "admin/v1",
        "OrganizationList",
        organizations.page(page.afterKey(), page.fetchSize()),
        Organization::key,
        TenantView::of);
  }

  /** Makes a tenant and invites its administrator, whatever the sign-up policy. */
  @POST
  @ResponseStatus(201)
  @Transactional
  public TenantView createTenant(TenantInput input) {
    Caller.Operator operator = caller.operator();
    TenantInput given = RequestBody.required(input);
    String name = OrganizationResource.DISPLAY_NAME.required(given.display_name());
    EmailAddress email = EmailAddress.parse(given.email());
    String administrator = PublicIds.create("u");
    Organization organization = founding.found(name, administrator).organization();
    invitations.create(organization, email.text(), administrator, "operator");
    audit.record(
        AuditEntry.by(operator, "organization.create", organization.publicId().toString()));
    return TenantView.of(organization);
  }

  @GET
  @Path("{id}")
  public TenantView getTenant(@PathParam("id") String id) {
    caller.operator();
    return TenantView.of(organizations.require(id));
  }

  /** Refuses its people, keys and clusters from now on; nothing is deleted. */
  @POST
  @Path("{id}/suspend")
  @ResponseStatus(200)
  @Transactional
  public TenantView suspendTenant(@PathParam("id") String id) {
    return set(caller.operator(), id, true);
  }

  /** Undoes a suspension. */
  @POST
  @Path("{id}/resume")
  @ResponseStatus(200)
  @Transactional
  public TenantView resumeTenant(@PathParam("id") String id) {
    return set(caller.operator(), id, false);
  }

  private TenantView set(Caller.Operator operator, String id, boolean suspended) {
    Organization organization = organizations.require(id);
    if (organization.suspended() == suspended) {
      return TenantView.of(organization);
    }
    Organization changed = organizations.setSuspended(organization.key(), suspended);
    audit.record(
        AuditEntry.by(operator, suspended ? "organization.suspend" : "organization.resume", id)
            .within(organization.key()));
    return TenantView.of(changed);
  }
}
