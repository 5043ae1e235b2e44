package dev.samsa.controlplane.organization;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
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
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Organizations that the caller belongs to. */
@Path("/org/v2/organizations")
@Tag(name = "Organizations (org/v2)")
public class OrganizationResource {
  /** The name of an organization, here and at sign-up. */
  public static final TextRule DISPLAY_NAME = new TextRule("/display_name", 64);

  private final Organizations organizations;
  private final Authorization authorization;
  private final CurrentCaller caller;
  private final ResourceLinks links;
  private final AuditLog audit;

  public OrganizationResource(
      Organizations organizations,
      Authorization authorization,
      CurrentCaller caller,
      ResourceLinks links,
      AuditLog audit) {
    this.organizations = organizations;
    this.authorization = authorization;
    this.caller = caller;
    this.links = links;
    this.audit = audit;
  }

  /**
   * What can be changed; users are never made by signing in, so that {@code jit_enabled} is off.
   */
  public record OrganizationUpdate(String display_name, Boolean jit_enabled) {}

  @GET
  public ListPage<OrganizationView> listOrganizations(@Context UriInfo uri) {
    PageRequest page = PageRequest.of(uri);
    List<Organization> found =
        switch (caller.tenant()) {
          case Caller.User user ->
              organizations.pageOfAccount(user.accountKey(), page.afterKey(), page.fetchSize());
          case Caller.Tenant other ->
              organizations.find(other.organizationKey()).stream()
                  .filter(own -> own.key() > page.afterKey())
                  .toList();
        };
    return page.page(
        OrganizationView.API_VERSION,
        "OrganizationList",
        found,
        Organization::key,
        organization -> OrganizationView.of(organization, links));
  }

  @GET
  @Path("{id}")
  public OrganizationView getOrganization(@PathParam("id") String id) {
    return OrganizationView.of(own(caller.tenant(), id), links);
  }

  @PATCH
  @Path("{id}")
  @Transactional
  public OrganizationView updateOrganization(
      @PathParam("id") String id, OrganizationUpdate update) {
    Caller.Tenant tenant = caller.tenant();
    Organization organization = own(tenant, id);
    authorization.requireOrganizationAdmin(tenant);
    OrganizationUpdate given = RequestBody.required(update);
    if (Boolean.TRUE.equals(given.jit_enabled())) {
      throw ApiException.of(
          ErrorCode.NOT_IMPLEMENTED,
          "Users that come to be by signing in are not offered here; invite them, and leave"
              + " jit_enabled false.");
    }
    String name = given.display_name();
    if (name != null) {
      organization = organizations.rename(organization.key(), DISPLAY_NAME.required(name));
      audit.record(AuditEntry.by(tenant, "organization.update", id));
    }
    return OrganizationView.of(organization, links);
  }

  private Organization own(Caller.Tenant tenant, String id) {
    return Optional.of(id)
        .filter(tenant.organization().toString()::equals)
        .flatMap(own -> organizations.find(tenant.organizationKey()))
        .orElseThrow(() -> ApiException.notFound("Organization", id));
  }
}
