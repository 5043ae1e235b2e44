package dev.samsa.controlplane.catalog;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.organization.Organization;
import dev.samsa.controlplane.organization.Organizations;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Binds organizations to price lists. */
@Path("/admin/v1/organizations")
@Tag(name = "Operator")
public class AdminBindingResource {
  private final CatalogBindings bindings;
  private final PriceCatalogs catalogs;
  private final Organizations organizations;
  private final CurrentCaller caller;
  private final AuditLog audit;
  private final Clock clock;

  public AdminBindingResource(
      CatalogBindings bindings,
      PriceCatalogs catalogs,
      Organizations organizations,
      CurrentCaller caller,
      AuditLog audit,
      Clock clock) {
    this.bindings = bindings;
    this.catalogs = catalogs;
    this.organizations = organizations;
    this.caller = caller;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * From when a price list shall hold.
   *
   * @param from the start of an hour to come; the next one if not given
   */
  public record BindingInput(String catalog, Instant from) {}

  /** What holds for the organization, oldest first. */
  public record Bindings(List<CatalogBindings.Bound> data) {}

  @GET
  @Path("{id}/catalog-bindings")
  public Bindings adminListCatalogBindings(@PathParam("id") String id) {
    caller.operator();
    return new Bindings(bindings.of(organizations.require(id).key()));
  }

  /** Prices change at the start of an hour that is still to come: nothing is priced anew. */
  @POST
  @Path("{id}/catalog-bindings")
  @ResponseStatus(201)
  @Transactional
  public Bindings adminBindCatalog(@PathParam("id") String id, BindingInput input) {
    Caller.Operator operator = caller.operator();
    Organization organization = organizations.require(id);
    BindingInput given = RequestBody.required(input);
    Instant next = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    Instant from = given.from() == null ? next : given.from();
    Catalog catalog = catalog(given.catalog());
    refuseHour(from, next, catalog);
    refuseOtherCurrency(organization.key(), from, catalog);
    bindings.bind(organization.key(), from, catalog.key());
    audit.record(
        AuditEntry.by(operator, "organization.bind-catalog", id)
            .within(organization.key())
            .with(catalog.key() + " from " + from));
    return new Bindings(bindings.of(organization.key()));
  }

  private Catalog catalog(String key) {
    if (key == null || catalogs.find(key).isEmpty()) {
      throw ApiException.invalid(
          "/catalog", "catalog must be one that GET /admin/v1/catalogs lists, such as classic-1.");
    }
    return catalogs.catalog(key);
  }

  private static void refuseHour(Instant from, Instant next, Catalog catalog) {
    if (!from.equals(from.truncatedTo(ChronoUnit.HOURS))) {
      throw ApiException.invalid("/from", "from must be the start of an hour in UTC.");
    }
    if (from.isBefore(next)) {
      throw ApiException.invalid(
          "/from", "from must not come before " + next + ", the start of the next hour.");
    }
    if (from.isBefore(catalog.effectiveFrom())
        || catalog.effectiveTo().map(to -> !from.isBefore(to)).orElse(false)) {
      throw ApiException.invalid("/from", catalog.key() + " may not be used from " + from + " on.");
    }
  }

  /** An invoice has one currency. */
  private void refuseOtherCurrency(long organizationKey, Instant from, Catalog catalog) {
    BillingMonth month = BillingMonth.of(from);
    for (CatalogBindings.Bound held :
        OrganizationPrices.within(bindings.of(organizationKey), month)) {
      boolean replaced = held.from().equals(from) || from.equals(month.start());
      if (!replaced && !catalogs.catalog(held.catalog()).currency().equals(catalog.currency())) {
        throw ApiException.invalid(
            "/from",
            "The currency can change with a month only: from must be "
                + month.end()
                + " or the start of a later one.");
      }
    }
  }
}
