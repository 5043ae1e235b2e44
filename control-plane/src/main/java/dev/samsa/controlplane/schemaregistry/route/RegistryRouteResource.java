package dev.samsa.controlplane.schemaregistry.route;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.schemaregistry.SchemaRegistries;
import dev.samsa.controlplane.schemaregistry.route.RegistryClient.Answer;
import dev.samsa.controlplane.schemaregistry.server.RegistryServers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The registry of an environment (wire contract 2.13), below the address that its object names.
 * Which routes there are stands in {@link RegistryCall}.
 */
@Path("/schema-registry/{registry}/{path: .+}")
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
public class RegistryRouteResource {
  private static final String JSON = "application/vnd.schemaregistry.v1+json";

  private final RegistryServers servers;
  private final RegistryFront front;
  private final SchemaRegistries registries;
  private final Authorization authorization;
  private final CurrentCaller caller;
  private final AuditLog audit;

  public RegistryRouteResource(
      RegistryServers servers,
      RegistryFront front,
      SchemaRegistries registries,
      Authorization authorization,
      CurrentCaller caller,
      AuditLog audit) {
    this.servers = servers;
    this.front = front;
    this.registries = registries;
    this.authorization = authorization;
    this.caller = caller;
    this.audit = audit;
  }

  @GET
  @Operation(hidden = true)
  public Response readRegistry(@PathParam("registry") String registry, @Context UriInfo uri) {
    return answer("GET", registry, uri, null);
  }

  @POST
  @Operation(hidden = true)
  public Response postRegistry(
      @PathParam("registry") String registry, @Context UriInfo uri, String body) {
    return answer("POST", registry, uri, body);
  }

  @PUT
  @Operation(hidden = true)
  public Response updateRegistry(
      @PathParam("registry") String registry, @Context UriInfo uri, String body) {
    return answer("PUT", registry, uri, body);
  }

  @DELETE
  @Operation(hidden = true)
  public Response deleteRegistry(@PathParam("registry") String registry, @Context UriInfo uri) {
    return answer("DELETE", registry, uri, null);
  }

  private Response answer(String method, String registry, UriInfo uri, String body) {
    Caller.Tenant tenant = caller.tenant();
    RegistryRights rights = rights(tenant, registry);
    RegistryCall call =
        RegistryCall.parse(method, after(uri))
            .orElseThrow(() ->
                ApiException.of(ErrorCode.NOT_FOUND, "Schema registries have no such route."));
    requireRight(rights, call);
    Answer answer =
        front.answer(servers.api(registry), call, uri.getRequestUri().getRawQuery(), body, rights);
    if (answer.succeeded()) {
      String object = call.subject() == null ? registry : registry + "/" + call.subject();
      call.kind()
          .action()
          .ifPresent(action -> audit.recordSuccess(AuditEntry.by(tenant, action, object)));
    }
    return Response.status(answer.status()).type(JSON).entity(answer.body()).build();
  }

  private RegistryRights rights(Caller.Tenant tenant, String id) {
    String environment =
        registries
            .environmentOf(tenant.organizationKey(), id)
            .filter(at -> authorization.canSeeCluster(tenant, at, id))
            .orElseThrow(() -> ApiException.notFound("Schema registry", id));
    if (!servers.enabled()) {
      throw ApiException.of(
          ErrorCode.NOT_IMPLEMENTED,
          "Schema Registry: this platform was started without it; its operator adds it by"
              + " ./samsa up --with schema-registry.");
    }
    return new RegistryRights(authorization.permissions(tenant), environment, id);
  }

  private static void requireRight(RegistryRights rights, RegistryCall call) {
    RegistryCall.Need need = call.kind().need();
    boolean may = call.subject() == null ? rights.mayAll(need) : rights.may(need, call.subject());
    if (!may) {
      throw ApiException.forbidden(
          switch (need) {
                case READ -> "This needs the role DeveloperRead on subject " + call.subject();
                case WRITE -> "This needs the role DeveloperWrite on subject " + call.subject();
                case MANAGE -> "This needs the role ResourceOwner on subject " + call.subject();
                default ->
                    "This needs the role DataSteward or EnvironmentAdmin on the environment of "
                        + rights.registry();
              }
              + "; ask one who may bind it.");
    }
  }

  /** What follows the registry's own address, still encoded. */
  private static String after(UriInfo uri) {
    return uri.getRequestUri().getRawPath().replaceFirst("^.*?/schema-registry/[^/]+/", "");
  }
}
