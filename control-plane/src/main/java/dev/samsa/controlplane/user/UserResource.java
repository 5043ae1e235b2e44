package dev.samsa.controlplane.user;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.PageRequest;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.api.ResourceLinks;
import dev.samsa.controlplane.api.TextRule;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.identity.PrincipalRemoved;
import dev.samsa.controlplane.organization.Organizations;
import dev.samsa.controlplane.rolebinding.RoleBindings;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Users of the caller's organization (wire contract 2.5). All of its principals may read them. */
@Path("/iam/v2/users")
@Tag(name = "Users (iam/v2)")
public class UserResource {
  /** A person's name, here and when joining. */
  public static final TextRule FULL_NAME = new TextRule("/full_name", 128);

  private final Members members;
  private final Organizations organizations;
  private final RoleBindings roleBindings;
  private final Authorization authorization;
  private final CurrentCaller caller;
  private final ResourceLinks links;
  private final AuditLog audit;
  private final Event<PrincipalRemoved> removed;

  public UserResource(
      Members members,
      Organizations organizations,
      RoleBindings roleBindings,
      Authorization authorization,
      CurrentCaller caller,
      ResourceLinks links,
      AuditLog audit,
      Event<PrincipalRemoved> removed) {
    this.members = members;
    this.organizations = organizations;
    this.roleBindings = roleBindings;
    this.authorization = authorization;
    this.caller = caller;
    this.links = links;
    this.audit = audit;
    this.removed = removed;
  }

  /** What can be changed. */
  public record UserUpdate(String full_name) {}

  @GET
  public ListPage<UserView> listUsers(@Context UriInfo uri) {
    Caller.Tenant tenant = caller.tenant();
    PageRequest page = PageRequest.of(uri);
    return page.page(
        UserView.API_VERSION,
        "UserList",
        members.page(tenant.organizationKey(), page.afterKey(), page.fetchSize()),
        Member::key,
        member -> UserView.of(member, links));
  }

  @GET
  @Path("{id}")
  public UserView getUser(@PathParam("id") String id) {
    return UserView.of(own(caller.tenant(), id), links);
  }

  @PATCH
  @Path("{id}")
  @Transactional
  public UserView updateUser(@PathParam("id") String id, UserUpdate update) {
    Caller.Tenant tenant = caller.tenant();
    Member member = own(tenant, id);
    requireSelfOrAdmin(tenant, id);
    String fullName = RequestBody.required(update).full_name();
    if (fullName != null) {
      members.rename(member.key(), FULL_NAME.optional(fullName));
      audit.record(AuditEntry.by(tenant, "user.update", id));
    }
    return UserView.of(own(tenant, id), links);
  }

  /** Leaves the organization, or removes somebody from it, with keys and role bindings. */
  @DELETE
  @Path("{id}")
  @Transactional
  public void deleteUser(@PathParam("id") String id) {
    Caller.Tenant tenant = caller.tenant();
    organizations.lock(tenant.organizationKey());
    Member member = own(tenant, id);
    requireSelfOrAdmin(tenant, id);
    if (!roleBindings.isAdministeredWithout(tenant.organizationKey(), id)) {
      throw ApiException.conflict(
          id + " is the last user with the role OrganizationAdmin; bind it to another user first.");
    }
    members.remove(member.key());
    removed.fire(new PrincipalRemoved(tenant.organizationKey(), id));
    audit.record(AuditEntry.by(tenant, "user.delete", id));
  }

  private void requireSelfOrAdmin(Caller.Tenant tenant, String id) {
    if (!tenant.principal().equals(id)) {
      authorization.requireOrganizationAdmin(tenant);
    }
  }

  private Member own(Caller.Tenant tenant, String id) {
    return members
        .find(tenant.organizationKey(), id)
        .orElseThrow(() -> ApiException.notFound("User", id));
  }
}
