package dev.samsa.controlplane.environment;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.PageRequest;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.api.ResourceLinks;
import dev.samsa.controlplane.api.TextRule;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.environment.EnvironmentView.StreamGovernance;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Environments (wire contract 2.1). */
@Path("/org/v2/environments")
@Tag(name = "Environments (org/v2)")
public class EnvironmentResource {
  private static final TextRule DISPLAY_NAME = new TextRule("/display_name", 64);
  private static final Set<String> PACKAGES = Set.of("ESSENTIALS", "ADVANCED");

  private final Environments environments;
  private final Authorization authorization;
  private final CurrentCaller caller;
  private final ResourceLinks links;
  private final AuditLog audit;
  private final Event<EnvironmentUsed> used;

  public EnvironmentResource(
      Environments environments,
      Authorization authorization,
      CurrentCaller caller,
      ResourceLinks links,
      AuditLog audit,
      Event<EnvironmentUsed> used) {
    this.environments = environments;
    this.authorization = authorization;
    this.caller = caller;
    this.links = links;
    this.audit = audit;
    this.used = used;
  }

  /** What can be given or changed. */
  public record EnvironmentInput(String display_name, StreamGovernance stream_governance_config) {}

  @POST
  @ResponseStatus(201)
  @Transactional
  public EnvironmentView createEnvironment(EnvironmentInput input) {
    Caller.Tenant tenant = caller.tenant();
    authorization.requireOrganizationAdmin(tenant);
    EnvironmentInput given = RequestBody.required(input);
    Environment created =
        environments.create(
            tenant.organizationKey(),
            DISPLAY_NAME.required(given.display_name()),
            governance(given, null));
    audit.record(AuditEntry.by(tenant, "environment.create", created.publicId()));
    return view(tenant, created);
  }

  @GET
  public ListPage<EnvironmentView> listEnvironments(@Context UriInfo uri) {
    Caller.Tenant tenant = caller.tenant();
    PageRequest page = PageRequest.of(uri);
    return page.page(
        EnvironmentView.API_VERSION,
        "EnvironmentList",
        environments.page(
            tenant.organizationKey(),
            authorization.permissions(tenant),
            page.afterKey(),
            page.fetchSize()),
        Environment::key,
        environment -> view(tenant, environment));
  }

  @GET
  @Path("{id}")
  public EnvironmentView getEnvironment(@PathParam("id") String id) {
    Caller.Tenant tenant = caller.tenant();
    return view(tenant, visible(tenant, id));
  }

  @PATCH
  @Path("{id}")
  @Transactional
  public EnvironmentView updateEnvironment(@PathParam("id") String id, EnvironmentInput input) {
    Caller.Tenant tenant = caller.tenant();
    Environment current = visible(tenant, id);
    authorization.requireEnvironmentAdmin(tenant, id);
    EnvironmentInput given = RequestBody.required(input);
    String name =
        given.display_name() == null
            ? current.displayName()
            : DISPLAY_NAME.required(given.display_name());
    Environment changed =
        environments.update(current.key(), name, governance(given, current.governancePackage()));
    used.fire(new EnvironmentUsed(id));
    audit.record(AuditEntry.by(tenant, "environment.update", id));
    return view(tenant, changed);
  }

  @DELETE
  @Path("{id}")
  @Transactional
  public void deleteEnvironment(@PathParam("id") String id) {
    Caller.Tenant tenant = caller.tenant();
    Environment environment = visible(tenant, id);
    authorization.requireEnvironmentAdmin(tenant, id);
    environments.delete(environment);
    audit.record(AuditEntry.by(tenant, "environment.delete", id));
  }

  private Environment visible(Caller.Tenant tenant, String id) {
    return Optional.of(id)
        .filter(asked -> authorization.canSeeEnvironment(tenant, asked))
        .flatMap(seen -> environments.find(tenant.organizationKey(), seen))
        .orElseThrow(() -> ApiException.notFound("Environment", id));
  }

  private EnvironmentView view(Caller.Tenant tenant, Environment environment) {
    return EnvironmentView.of(environment, tenant.organization(), links);
  }

  private static String governance(EnvironmentInput input, String current) {
    if (input.stream_governance_config() == null
        || input.stream_governance_config().packageName() == null) {
      return current;
    }
    String field = "/stream_governance_config/package";
    String wanted = input.stream_governance_config().packageName().toUpperCase(Locale.ROOT);
    if (!PACKAGES.contains(wanted)) {
      throw ApiException.invalid(field, "package must be ESSENTIALS or ADVANCED.");
    }
    if ("ADVANCED".equals(current) && wanted.equals("ESSENTIALS")) {
      throw ApiException.invalid(field, "package can be raised to ADVANCED, never lowered.");
    }
    return wanted;
  }
}
