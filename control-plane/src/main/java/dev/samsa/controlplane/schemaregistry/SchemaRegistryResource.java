package dev.samsa.controlplane.schemaregistry;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.PageRequest;
import dev.samsa.controlplane.api.ResourceLinks;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.environment.Environments;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.schemaregistry.server.RegistryServers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Schema registry objects of environments (wire contract 2.12). */
@Path("/srcm/v3/clusters")
@Tag(name = "Schema registry objects (srcm/v3)")
public class SchemaRegistryResource {
  private final SchemaRegistries registries;
  private final Environments environments;
  private final Authorization authorization;
  private final CurrentCaller caller;
  private final ResourceLinks links;
  private final RegistryServers servers;

  public SchemaRegistryResource(
      SchemaRegistries registries,
      Environments environments,
      Authorization authorization,
      CurrentCaller caller,
      ResourceLinks links,
      RegistryServers servers) {
    this.registries = registries;
    this.environments = environments;
    this.authorization = authorization;
    this.caller = caller;
    this.links = links;
    this.servers = servers;
  }

  /** The one of an environment, if it has a governance package and had a cluster. */
  @GET
  public ListPage<SchemaRegistryView> listSchemaRegistries(
      @QueryParam("environment") String environment, @Context UriInfo uri) {
    Caller.Tenant tenant = caller.tenant();
    requireEnvironment(tenant, environment);
    PageRequest page = PageRequest.of(uri);
    return page.page(
        SchemaRegistryView.API_VERSION,
        "ClusterList",
        registries.page(tenant.organizationKey(), environment, page.afterKey()),
        SchemaRegistry::key,
        registry -> view(registry, tenant));
  }

  @GET
  @Path("{id}")
  public SchemaRegistryView getSchemaRegistry(
      @PathParam("id") String id, @QueryParam("environment") String environment) {
    Caller.Tenant tenant = caller.tenant();
    requireEnvironment(tenant, environment);
    return registries
        .find(tenant.organizationKey(), id)
        .filter(registry -> registry.environment().equals(environment))
        .map(registry -> view(registry, tenant))
        .orElseThrow(() -> ApiException.notFound("Schema registry", id));
  }

  private SchemaRegistryView view(SchemaRegistry registry, Caller.Tenant tenant) {
    String endpoint = servers.enabled() ? "/schema-registry/" + registry.publicId() : "";
    return SchemaRegistryView.of(registry, tenant.organization(), links, endpoint);
  }

  private void requireEnvironment(Caller.Tenant tenant, String environment) {
    if (environment == null || environment.isEmpty()) {
      throw ApiException.invalid("environment", "Say which environment: ?environment=env-….");
    }
    if (!authorization.canSeeEnvironment(tenant, environment)
        || environments.find(tenant.organizationKey(), environment).isEmpty()) {
      throw ApiException.notFound("Environment", environment);
    }
  }
}
