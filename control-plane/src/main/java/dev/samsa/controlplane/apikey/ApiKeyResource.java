package dev.samsa.controlplane.apikey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.ObjectReference;
import dev.samsa.controlplane.api.PageRequest;
import dev.samsa.controlplane.api.PatchedText;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.api.ResourceLinks;
import dev.samsa.controlplane.api.TextRule;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import io.quarkus.narayana.jta.QuarkusTransaction;
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

/** API keys (wire contract 2.6). */
@Path("/iam/v2/api-keys")
@Tag(name = "API keys (iam/v2)")
public class ApiKeyResource {
  private static final TextRule DISPLAY_NAME = new TextRule("/spec/display_name", 128);
  private static final TextRule DESCRIPTION = new TextRule("/spec/description", 256);

  private final ApiKeys keys;
  private final KeyTargets targets;
  private final Authorization authorization;
  private final CurrentCaller caller;
  private final ResourceLinks links;
  private final AuditLog audit;
  private final KeyReadiness readiness;

  public ApiKeyResource(
      ApiKeys keys,
      KeyTargets targets,
      Authorization authorization,
      CurrentCaller caller,
      ResourceLinks links,
      AuditLog audit,
      KeyReadiness readiness) {
    this.keys = keys;
    this.targets = targets;
    this.authorization = authorization;
    this.caller = caller;
    this.links = links;
    this.audit = audit;
    this.readiness = readiness;
  }

  /** What is given at first. */
  public record ApiKeyInput(Spec spec) {
    /** Without resource it is a Cloud key; without owner it is the caller's. */
    public record Spec(
        String display_name, String description, ObjectReference owner, ObjectReference resource) {}
  }

  /** What can be changed. */
  public record ApiKeyUpdate(Spec spec) {
    /** A field of null is taken away. */
    public record Spec(JsonNode display_name, JsonNode description) {}
  }

  /**
   * Answers 202 once every broker that is up knows a Kafka key, after two seconds at the latest.
   */
  @POST
  @ResponseStatus(202)
  public ApiKeyView createApiKey(ApiKeyInput input) {
    Caller.Tenant tenant = caller.tenant();
    ApiKeyInput.Spec spec = RequestBody.required(RequestBody.required(input).spec());
    Issued issued = QuarkusTransaction.requiringNew().call(() -> issue(tenant, spec));
    ApiKeys.Created created = issued.created();
    if (created.accessNumber() > 0) {
      readiness.await(created.key().scope(), created.accessNumber());
    }
    return ApiKeyView.of(
        created.key(), created.secret(), issued.environment(), tenant.organization(), links);
  }

  private record Issued(ApiKeys.Created created, String environment) {}

  private Issued issue(Caller.Tenant tenant, ApiKeyInput.Spec spec) {
    ObjectReference resource = spec.resource();
    String scope =
        resource == null ? KeyScope.of(null, null) : KeyScope.of(resource.id(), resource.kind());
    String environment = targets.requireEnvironment(tenant, scope);
    String owner =
        spec.owner() == null || spec.owner().id() == null
            ? tenant.principal()
            : targets.requireOwner(tenant, spec.owner().id());
    targets.requireManager(tenant, owner, scope, environment);
    ApiKeys.Created created =
        keys.create(
            tenant.organizationKey(),
            new ApiKeys.Draft(
                owner,
                scope,
                DISPLAY_NAME.optional(spec.display_name()),
                DESCRIPTION.optional(spec.description())));
    audit.record(
        AuditEntry.by(tenant, "api-key.create", created.key().publicId())
            .with(owner + " on " + scope));
    return new Issued(created, environment);
  }

  @GET
  public ListPage<ApiKeyView> listApiKeys(
      @Context UriInfo uri,
      @QueryParam("spec.owner") String owner,
      @QueryParam("spec.resource") String resource) {
    Caller.Tenant tenant = caller.tenant();
    PageRequest page = PageRequest.of(uri);
    return page.page(
        ApiKeyView.API_VERSION,
        "ApiKeyList",
        keys.page(
            tenant.organizationKey(),
            tenant.principal(),
            authorization.permissions(tenant),
            new ApiKeys.Filter(blankToNull(owner), blankToNull(resource)),
            page.afterKey(),
            page.fetchSize()),
        ApiKey::key,
        key -> view(tenant, key));
  }

  @GET
  @Path("{id}")
  public ApiKeyView getApiKey(@PathParam("id") String id) {
    Caller.Tenant tenant = caller.tenant();
    return view(tenant, visible(tenant, id));
  }

  @PATCH
  @Path("{id}")
  @Transactional
  public ApiKeyView updateApiKey(@PathParam("id") String id, ApiKeyUpdate update) {
    Caller.Tenant tenant = caller.tenant();
    ApiKey key = manageable(tenant, id);
    ApiKeyUpdate.Spec spec = RequestBody.required(RequestBody.required(update).spec());
    ApiKey changed =
        keys.describe(
            key,
            PatchedText.of(spec.display_name(), DISPLAY_NAME, key.displayName()),
            PatchedText.of(spec.description(), DESCRIPTION, key.description()));
    audit.record(AuditEntry.by(tenant, "api-key.update", id));
    return view(tenant, changed);
  }

  @DELETE
  @Path("{id}")
  @Transactional
  public void deleteApiKey(@PathParam("id") String id) {
    Caller.Tenant tenant = caller.tenant();
    keys.delete(manageable(tenant, id));
    audit.record(AuditEntry.by(tenant, "api-key.delete", id));
  }

  private ApiKey manageable(Caller.Tenant tenant, String id) {
    ApiKey key = visible(tenant, id);
    targets.requireManager(
        tenant, key.owner(), key.scope(), targets.environment(tenant, key.scope()));
    return key;
  }

  private ApiKey visible(Caller.Tenant tenant, String id) {
    return keys.find(tenant.organizationKey(), id)
        .filter(key ->
            KeyRights.maySee(
                tenant.principal(),
                authorization.permissions(tenant),
                key,
                targets.environment(tenant, key.scope())))
        .orElseThrow(() -> ApiException.notFound("API key", id));
  }

  private ApiKeyView view(Caller.Tenant tenant, ApiKey key) {
    return ApiKeyView.of(
        key, null, targets.environment(tenant, key.scope()), tenant.organization(), links);
  }

  private static String blankToNull(String value) {
    return value == null || value.isBlank() ? null : value;
  }
}
