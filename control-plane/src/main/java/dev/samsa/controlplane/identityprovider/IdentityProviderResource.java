package dev.samsa.controlplane.identityprovider;

import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.PageRequest;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.api.ResourceLinks;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Identity providers (wire contract 2.17). */
@Path("/iam/v2/identity-providers")
@Tag(name = "Identity providers (iam/v2)")
public class IdentityProviderResource {
  private final IdentityProviders providers;
  private final IdentityPools pools;
  private final ProviderAccess access;
  private final IdentityProviderConfig config;
  private final CurrentCaller caller;
  private final ResourceLinks links;
  private final AuditLog audit;

  IdentityProviderResource(
      IdentityProviders providers,
      IdentityPools pools,
      ProviderAccess access,
      IdentityProviderConfig config,
      CurrentCaller caller,
      ResourceLinks links,
      AuditLog audit) {
    this.providers = providers;
    this.pools = pools;
    this.access = access;
    this.config = config;
    this.caller = caller;
    this.links = links;
    this.audit = audit;
  }

  @POST
  @ResponseStatus(201)
  @Transactional
  public IdentityProviderView createIdentityProvider(ProviderInput input) {
    Caller.Tenant tenant = caller.tenant();
    access.requireAdmin(tenant);
    ProviderRules.Provider wanted =
        ProviderRules.create(RequestBody.required(input), config.privateAddresses());
    IdentityProvider created = providers.create(tenant.organizationKey(), wanted);
    audit.record(AuditEntry.by(tenant, "identity-provider.create", created.publicId()));
    return view(tenant, created);
  }

  @GET
  public ListPage<IdentityProviderView> listIdentityProviders(@Context UriInfo uri) {
    Caller.Tenant tenant = caller.tenant();
    PageRequest page = PageRequest.of(uri);
    return page.page(
        IdentityProviderView.API_VERSION,
        "IdentityProviderList",
        access.canRead(tenant)
            ? providers.page(tenant.organizationKey(), page.afterKey(), page.fetchSize())
            : List.<IdentityProvider>of(),
        IdentityProvider::key,
        provider -> view(tenant, provider));
  }

  @GET
  @Path("{id}")
  public IdentityProviderView getIdentityProvider(@PathParam("id") String id) {
    Caller.Tenant tenant = caller.tenant();
    return view(tenant, access.visible(tenant, id));
  }

  @PATCH
  @Path("{id}")
  @Transactional
  public IdentityProviderView updateIdentityProvider(
      @PathParam("id") String id, ProviderInput input) {
    Caller.Tenant tenant = caller.tenant();
    IdentityProvider current = access.administered(tenant, id);
    ProviderRules.Provider wanted =
        ProviderRules.patch(current, RequestBody.required(input), config.privateAddresses());
    IdentityProvider changed = providers.update(tenant.organizationKey(), current, wanted);
    audit.record(AuditEntry.by(tenant, "identity-provider.update", id));
    return view(tenant, changed);
  }

  /** Deletes it with its pools and their role bindings. */
  @DELETE
  @Path("{id}")
  @Transactional
  public void deleteIdentityProvider(@PathParam("id") String id) {
    Caller.Tenant tenant = caller.tenant();
    IdentityProvider provider = access.administered(tenant, id);
    long organization = tenant.organizationKey();
    pools
        .page(organization, provider, 0, Integer.MAX_VALUE)
        .forEach(pool -> pools.delete(organization, pool));
    providers.delete(organization, provider);
    audit.record(AuditEntry.by(tenant, "identity-provider.delete", id));
  }

  private IdentityProviderView view(Caller.Tenant tenant, IdentityProvider provider) {
    return IdentityProviderView.of(provider, tenant.organization(), links);
  }
}
