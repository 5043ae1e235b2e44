package dev.samsa.controlplane.identityprovider;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.Crn;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.PageRequest;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.api.ResourceLinks;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.rolebinding.ResourceOwners;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Identity pools of a provider (wire contract 2.17). */
@Path("/iam/v2/identity-providers/{id}/identity-pools")
@Tag(name = "Identity pools (iam/v2)")
public class IdentityPoolResource {
  private final IdentityPools pools;
  private final ProviderAccess access;
  private final ResourceOwners owners;
  private final CurrentCaller caller;
  private final ResourceLinks links;
  private final AuditLog audit;

  IdentityPoolResource(
      IdentityPools pools,
      ProviderAccess access,
      ResourceOwners owners,
      CurrentCaller caller,
      ResourceLinks links,
      AuditLog audit) {
    this.pools = pools;
    this.access = access;
    this.owners = owners;
    this.caller = caller;
    this.links = links;
    this.audit = audit;
  }

  /**
   * Makes a pool.
   *
   * @param owner who may change it, beside administrators
   */
  @POST
  @ResponseStatus(201)
  @Transactional
  public IdentityPoolView createIdentityPool(
      @PathParam("id") String id,
      @QueryParam("assigned_resource_owner") String owner,
      PoolInput input) {
    Caller.Tenant tenant = caller.tenant();
    IdentityProvider provider = access.administered(tenant, id);
    ProviderRules.Pool wanted = ProviderRules.create(RequestBody.required(input), provider);
    IdentityPool created = pools.create(tenant.organizationKey(), provider, wanted);
    audit.record(AuditEntry.by(tenant, "identity-pool.create", created.publicId()));
    owners.assign(tenant, owner, Crn.identityPool(tenant.organization(), id, created.publicId()));
    return view(tenant, created);
  }

  @GET
  public ListPage<IdentityPoolView> listIdentityPools(
      @PathParam("id") String id, @Context UriInfo uri) {
    Caller.Tenant tenant = caller.tenant();
    IdentityProvider provider = access.visible(tenant, id);
    PageRequest page = PageRequest.of(uri);
    return page.page(
        IdentityProviderView.API_VERSION,
        "IdentityPoolList",
        pools.page(tenant.organizationKey(), provider, page.afterKey(), page.fetchSize()),
        IdentityPool::key,
        pool -> view(tenant, pool));
  }

  @GET
  @Path("{pool}")
  public IdentityPoolView getIdentityPool(
      @PathParam("id") String id, @PathParam("pool") String pool) {
    Caller.Tenant tenant = caller.tenant();
    return view(tenant, own(tenant, access.visible(tenant, id), pool));
  }

  @PATCH
  @Path("{pool}")
  @Transactional
  public IdentityPoolView updateIdentityPool(
      @PathParam("id") String id, @PathParam("pool") String pool, PoolInput input) {
    Caller.Tenant tenant = caller.tenant();
    IdentityProvider provider = access.visible(tenant, id);
    IdentityPool current = own(tenant, provider, pool);
    access.requireOwner(tenant, current);
    ProviderRules.Pool wanted = ProviderRules.patch(current, RequestBody.required(input));
    IdentityPool changed = pools.update(tenant.organizationKey(), provider, current, wanted);
    audit.record(AuditEntry.by(tenant, "identity-pool.update", pool));
    return view(tenant, changed);
  }

  /** Deletes it with its role bindings; open connections of its identities are refused at once. */
  @DELETE
  @Path("{pool}")
  @Transactional
  public void deleteIdentityPool(@PathParam("id") String id, @PathParam("pool") String pool) {
    Caller.Tenant tenant = caller.tenant();
    IdentityPool doomed = own(tenant, access.visible(tenant, id), pool);
    access.requireOwner(tenant, doomed);
    pools.delete(tenant.organizationKey(), doomed);
    audit.record(AuditEntry.by(tenant, "identity-pool.delete", pool));
  }

  private IdentityPool own(Caller.Tenant tenant, IdentityProvider provider, String id) {
    return pools
        .find(tenant.organizationKey(), provider, id)
        .orElseThrow(() -> ApiException.notFound("Identity pool", id));
  }

  private IdentityPoolView view(Caller.Tenant tenant, IdentityPool pool) {
    return IdentityPoolView.of(pool, tenant.organization(), links);
  }
}
