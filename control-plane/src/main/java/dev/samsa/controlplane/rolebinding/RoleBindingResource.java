package dev.samsa.controlplane.rolebinding;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.PageRequest;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.api.ResourceLinks;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.authorization.Permissions;
import dev.samsa.controlplane.authorization.Role;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.organization.Organizations;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Role bindings (wire contract 2.7). */
@Path("/iam/v2/role-bindings")
@Tag(name = "Role bindings (iam/v2)")
public class RoleBindingResource {
  private final RoleBindings bindings;
  private final BindingTargets targets;
  private final Organizations organizations;
  private final Authorization authorization;
  private final CurrentCaller caller;
  private final ResourceLinks links;
  private final AuditLog audit;

  public RoleBindingResource(
      RoleBindings bindings,
      BindingTargets targets,
      Organizations organizations,
      Authorization authorization,
      CurrentCaller caller,
      ResourceLinks links,
      AuditLog audit) {
    this.bindings = bindings;
    this.targets = targets;
    this.organizations = organizations;
    this.authorization = authorization;
    this.caller = caller;
    this.links = links;
    this.audit = audit;
  }

  /** What is given. */
  public record RoleBindingInput(String principal, String role_name, String crn_pattern) {}

  @POST
  @ResponseStatus(201)
  @Transactional
  public RoleBindingView createRoleBinding(RoleBindingInput input) {
    Caller.Tenant tenant = caller.tenant();
    RoleBindingInput given = RequestBody.required(input);
    BindingRequest request =
        BindingRequest.parse(given.principal(), given.role_name(), given.crn_pattern());
    targets.requireVisible(tenant, request.pattern());
    targets.requireAdmin(tenant, request.pattern());
    targets.requirePrincipal(tenant, request.principal());
    RoleBinding created =
        bindings.create(
            tenant.organizationKey(), request.principal(), request.role(), request.crnPattern());
    audit.record(
        AuditEntry.by(tenant, "role-binding.create", created.publicId())
            .with(request.principal() + " " + request.role().wireName()));
    return view(tenant, created);
  }

  @GET
  public ListPage<RoleBindingView> listRoleBindings(
      @Context UriInfo uri,
      @QueryParam("crn_pattern") String pattern,
      @QueryParam("principal") String principal,
      @QueryParam("role_name") String roleName) {
    Caller.Tenant tenant = caller.tenant();
    PageRequest page = PageRequest.of(uri);
    if (pattern == null || pattern.isEmpty()) {
      throw ApiException.invalid(
          "crn_pattern",
          "crn_pattern must be given; end it with /* to list all below an organization,"
              + " environment or cluster.");
    }
    Permissions permissions = authorization.permissions(tenant);
    List<RoleBinding> visible =
        bindings
            .list(
                tenant.organizationKey(),
                pattern,
                blankToNull(principal, RoleBindingView.PRINCIPAL_TYPE),
                blankToNull(roleName, ""),
                page.afterKey())
            .stream()
            .filter(binding -> targets.canSee(tenant, permissions, binding))
            .limit(page.fetchSize())
            .toList();
    return page.page(
        RoleBindingView.API_VERSION,
        "RoleBindingList",
        visible,
        RoleBinding::key,
        binding -> view(tenant, binding));
  }

  @GET
  @Path("{id}")
  public RoleBindingView getRoleBinding(@PathParam("id") String id) {
    Caller.Tenant tenant = caller.tenant();
    return view(tenant, visible(tenant, id));
  }

  /** Answers with the binding that was deleted, unlike all other deletes. */
  @DELETE
  @Path("{id}")
  @Transactional
  public RoleBindingView deleteRoleBinding(@PathParam("id") String id) {
    Caller.Tenant tenant = caller.tenant();
    organizations.lock(tenant.organizationKey());
    RoleBinding binding = visible(tenant, id);
    targets.requireAdmin(tenant, targets.pattern(binding));
    if (binding.roleName().equals(Role.ORGANIZATION_ADMIN.wireName())
        && !bindings.isAdministeredWithout(tenant.organizationKey(), binding.principal())) {
      throw ApiException.conflict(
          binding.principal()
              + " is the last user with the role OrganizationAdmin; bind it to another user first.");
    }
    bindings.delete(tenant.organizationKey(), binding);
    audit.record(
        AuditEntry.by(tenant, "role-binding.delete", id)
            .with(binding.principal() + " " + binding.roleName()));
    return view(tenant, binding);
  }

  private RoleBinding visible(Caller.Tenant tenant, String id) {
    return bindings
        .find(tenant.organizationKey(), id)
        .filter(binding -> targets.canSee(tenant, authorization.permissions(tenant), binding))
        .orElseThrow(() -> ApiException.notFound("Role binding", id));
  }

  private RoleBindingView view(Caller.Tenant tenant, RoleBinding binding) {
    return RoleBindingView.of(binding, tenant.organization(), links);
  }

  private static String blankToNull(String value, String prefix) {
    if (value == null || value.isBlank()) {
      return null;
    }
    return value.startsWith(prefix) ? value.substring(prefix.length()) : value;
  }
}
