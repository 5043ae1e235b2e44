package dev.samsa.controlplane.clientquota;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.ObjectReference;
import dev.samsa.controlplane.api.PageRequest;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.api.ResourceLinks;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.environment.Environments;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.identityprovider.IdentityPools;
import dev.samsa.controlplane.serviceaccount.ServiceAccounts;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Client quotas (wire contract 2.11). */
@Path("/kafka-quotas/v1/client-quotas")
@Tag(name = "Client quotas (kafka-quotas/v1)")
public class ClientQuotaResource {
  private final ClientQuotas quotas;
  private final Environments environments;
  private final ServiceAccounts serviceAccounts;
  private final IdentityPools identityPools;
  private final Authorization authorization;
  private final CurrentCaller caller;
  private final ResourceLinks links;
  private final AuditLog audit;

  public ClientQuotaResource(
      ClientQuotas quotas,
      Environments environments,
      ServiceAccounts serviceAccounts,
      IdentityPools identityPools,
      Authorization authorization,
      CurrentCaller caller,
      ResourceLinks links,
      AuditLog audit) {
    this.quotas = quotas;
    this.environments = environments;
    this.serviceAccounts = serviceAccounts;
    this.identityPools = identityPools;
    this.authorization = authorization;
    this.caller = caller;
    this.links = links;
    this.audit = audit;
  }

  @POST
  @ResponseStatus(202)
  @Transactional
  public ClientQuotaView createClientQuota(QuotaInput input) {
    Caller.Tenant tenant = caller.tenant();
    QuotaInput.Spec spec = RequestBody.required(RequestBody.required(input).spec());
    QuotaRules.Wanted wanted = QuotaRules.create(spec);
    String cluster = id("cluster", spec.cluster());
    String environment = requireEnvironment(tenant, cluster, id("environment", spec.environment()));
    authorization.requireClusterAdmin(tenant, environment, cluster);
    requirePrincipals(tenant, wanted.principals());
    ClientQuota created = quotas.create(tenant.organizationKey(), cluster, wanted);
    audit.record(AuditEntry.by(tenant, "client-quota.create", created.publicId()));
    return view(tenant, created);
  }

  @GET
  public ListPage<ClientQuotaView> listClientQuotas(
      @QueryParam("spec.cluster") String cluster,
      @QueryParam("environment") String environment,
      @Context UriInfo uri) {
    Caller.Tenant tenant = caller.tenant();
    if (cluster == null || cluster.isEmpty() || environment == null || environment.isEmpty()) {
      throw ApiException.invalid(
          "spec.cluster", "Say whose: ?spec.cluster=lkc-…&environment=env-….");
    }
    requireEnvironment(tenant, cluster, environment);
    PageRequest page = PageRequest.of(uri);
    return page.page(
        ClientQuotaView.API_VERSION,
        "ClientQuotaList",
        quotas.page(tenant.organizationKey(), cluster, page.afterKey(), page.fetchSize()),
        ClientQuota::key,
        quota -> view(tenant, quota));
  }

  @GET
  @Path("{id}")
  public ClientQuotaView getClientQuota(@PathParam("id") String id) {
    Caller.Tenant tenant = caller.tenant();
    return view(tenant, visible(tenant, id));
  }

  @PATCH
  @Path("{id}")
  @Transactional
  public ClientQuotaView updateClientQuota(@PathParam("id") String id, QuotaInput input) {
    Caller.Tenant tenant = caller.tenant();
    ClientQuota quota = administered(tenant, id);
    QuotaInput.Spec spec = RequestBody.required(RequestBody.required(input).spec());
    if (spec.environment() != null && !quota.environment().equals(spec.environment().id())) {
      throw ApiException.notFound("Client quota", id);
    }
    QuotaRules.Wanted wanted = QuotaRules.patch(quota, spec);
    requirePrincipals(tenant, wanted.principals());
    ClientQuota changed = quotas.update(tenant.organizationKey(), quota, wanted);
    audit.record(AuditEntry.by(tenant, "client-quota.update", id));
    return view(tenant, changed);
  }

  @DELETE
  @Path("{id}")
  @Transactional
  public void deleteClientQuota(@PathParam("id") String id) {
    Caller.Tenant tenant = caller.tenant();
    quotas.delete(administered(tenant, id));
    audit.record(AuditEntry.by(tenant, "client-quota.delete", id));
  }

  private ClientQuota visible(Caller.Tenant tenant, String id) {
    return quotas
        .find(tenant.organizationKey(), id)
        .filter(quota -> authorization.canSeeCluster(tenant, quota.environment(), quota.cluster()))
        .orElseThrow(() -> ApiException.notFound("Client quota", id));
  }

  private ClientQuota administered(Caller.Tenant tenant, String id) {
    ClientQuota quota = visible(tenant, id);
    authorization.requireClusterAdmin(tenant, quota.environment(), quota.cluster());
    return quota;
  }

  private String requireEnvironment(Caller.Tenant tenant, String cluster, String environment) {
    return environments
        .ofCluster(tenant.organizationKey(), cluster)
        .filter(environment::equals)
        .filter(at -> authorization.canSeeCluster(tenant, at, cluster))
        .orElseThrow(() -> ApiException.notFound("Kafka cluster", cluster));
  }

  private void requirePrincipals(Caller.Tenant tenant, List<String> principals) {
    for (String principal : principals) {
      if (principal.startsWith("sa-")
          && serviceAccounts.find(tenant.organizationKey(), principal).isEmpty()) {
        throw ApiException.notFound("Service account", principal);
      }
      if (principal.startsWith("pool-")
          && !identityPools.exists(tenant.organizationKey(), principal)) {
        throw ApiException.notFound("Identity pool", principal);
      }
    }
  }

  private ClientQuotaView view(Caller.Tenant tenant, ClientQuota quota) {
    return ClientQuotaView.of(quota, tenant.organization(), links);
  }

  private static String id(String field, ObjectReference reference) {
    if (reference == null || reference.id() == null || reference.id().isBlank()) {
      throw ApiException.invalid("/spec/" + field + "/id", field + ".id must be given.");
    }
    return reference.id();
  }
}
