package dev.samsa.controlplane.serviceaccount;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.Crn;
import dev.samsa.controlplane.api.ListPage;
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
import dev.samsa.controlplane.identity.PrincipalRemoved;
import dev.samsa.controlplane.rolebinding.ResourceOwners;
import jakarta.enterprise.event.Event;
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

/** Service accounts (wire contract 2.4). Every principal of the organization may read them. */
@Path("/iam/v2/service-accounts")
@Tag(name = "Service accounts (iam/v2)")
public class ServiceAccountResource {
  private static final TextRule DISPLAY_NAME = new TextRule("/display_name", 64);
  private static final TextRule DESCRIPTION = new TextRule("/description", 256);

  private final ServiceAccounts accounts;
  private final Authorization authorization;
  private final CurrentCaller caller;
  private final ResourceLinks links;
  private final AuditLog audit;
  private final Event<PrincipalRemoved> removed;
  private final ResourceOwners owners;

  public ServiceAccountResource(
      ServiceAccounts accounts,
      Authorization authorization,
      CurrentCaller caller,
      ResourceLinks links,
      AuditLog audit,
      Event<PrincipalRemoved> removed,
      ResourceOwners owners) {
    this.accounts = accounts;
    this.authorization = authorization;
    this.caller = caller;
    this.links = links;
    this.audit = audit;
    this.removed = removed;
    this.owners = owners;
  }

  /** What is given at first. */
  public record ServiceAccountInput(String display_name, String description) {}

  /** What can be changed; a description of null is taken away. */
  public record ServiceAccountUpdate(String display_name, JsonNode description) {}

  /**
   * Makes a service account.
   *
   * @param owner who may change it and make keys for it, beside administrators
   */
  @POST
  @ResponseStatus(201)
  @Transactional
  public ServiceAccountView createServiceAccount(
      @QueryParam("assigned_resource_owner") String owner, ServiceAccountInput input) {
    Caller.Tenant tenant = caller.tenant();
    authorization.requireAccountAdmin(tenant);
    ServiceAccountInput given = RequestBody.required(input);
    ServiceAccount created =
        accounts.create(
            tenant.organizationKey(),
            DISPLAY_NAME.required(given.display_name()),
            DESCRIPTION.optional(given.description()));
    audit.record(AuditEntry.by(tenant, "service-account.create", created.publicId()));
    owners.assign(tenant, owner, Crn.serviceAccount(tenant.organization(), created.publicId()));
    return view(tenant, created);
  }

  @GET
  public ListPage<ServiceAccountView> listServiceAccounts(
      @Context UriInfo uri, @QueryParam("display_name") List<String> words) {
    Caller.Tenant tenant = caller.tenant();
    PageRequest page = PageRequest.of(uri);
    return page.page(
        ServiceAccountView.API_VERSION,
        "ServiceAccountList",
        accounts.page(tenant.organizationKey(), words, page.afterKey(), page.fetchSize()),
        ServiceAccount::key,
        account -> view(tenant, account));
  }

  @GET
  @Path("{id}")
  public ServiceAccountView getServiceAccount(@PathParam("id") String id) {
    Caller.Tenant tenant = caller.tenant();
    return view(tenant, own(tenant, id));
  }

  @PATCH
  @Path("{id}")
  @Transactional
  public ServiceAccountView updateServiceAccount(
      @PathParam("id") String id, ServiceAccountUpdate update) {
    Caller.Tenant tenant = caller.tenant();
    ServiceAccount current = own(tenant, id);
    authorization.requireOwner(tenant, id);
    ServiceAccountUpdate given = RequestBody.required(update);
    ServiceAccount changed =
        accounts.update(
            current,
            given.display_name() == null
                ? current.displayName()
                : DISPLAY_NAME.required(given.display_name()),
            PatchedText.of(given.description(), DESCRIPTION, current.description()));
    audit.record(AuditEntry.by(tenant, "service-account.update", id));
    return view(tenant, changed);
  }

  /** Deletes it with its keys and role bindings. */
  @DELETE
  @Path("{id}")
  @Transactional
  public void deleteServiceAccount(@PathParam("id") String id) {
    Caller.Tenant tenant = caller.tenant();
    ServiceAccount account = own(tenant, id);
    authorization.requireOwner(tenant, id);
    accounts.delete(account);
    removed.fire(new PrincipalRemoved(tenant.organizationKey(), id));
    audit.record(AuditEntry.by(tenant, "service-account.delete", id));
  }

  private ServiceAccount own(Caller.Tenant tenant, String id) {
    return accounts
        .find(tenant.organizationKey(), id)
        .orElseThrow(() -> ApiException.notFound("Service account", id));
  }

  private ServiceAccountView view(Caller.Tenant tenant, ServiceAccount account) {
    return ServiceAccountView.of(account, tenant.organization(), links);
  }
}
