package dev.samsa.controlplane.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.CatalogReader;
import dev.samsa.billing.json.JsonDocument;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.PageRequest;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Price lists as the operator adds and reads them. */
@Path("/admin/v1/catalogs")
@Tag(name = "Operator")
public class AdminCatalogResource {
  private final PriceCatalogs catalogs;
  private final CurrentCaller caller;
  private final AuditLog audit;

  public AdminCatalogResource(PriceCatalogs catalogs, CurrentCaller caller, AuditLog audit) {
    this.catalogs = catalogs;
    this.caller = caller;
    this.audit = audit;
  }

  @GET
  public ListPage<CatalogView> adminListCatalogs(@Context UriInfo uri) {
    caller.operator();
    PageRequest page = PageRequest.of(uri);
    return page.page(
        "admin/v1",
        "CatalogList",
        catalogs.page(page.afterKey(), page.fetchSize()),
        PriceCatalogs.Kept::rowKey,
        kept -> CatalogView.of(kept, catalogs.catalog(kept.key())));
  }

  /** One version with its document. */
  @GET
  @Path("{key}")
  public CatalogView.WithDocument adminGetCatalog(@PathParam("key") String key) {
    caller.operator();
    return view(catalogs.find(key).orElseThrow(() -> ApiException.notFound("The price list", key)));
  }

  /**
   * Adds a version. It is read strictly: what is not known, missing, overlapping or cannot be
   * priced by is refused with its line and the reason. The body is the price list itself.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(201)
  @Transactional
  public CatalogView.WithDocument adminCreateCatalog(String document) {
    Caller.Operator operator = caller.operator();
    Catalog catalog = read(document);
    if (!catalogs.add(catalog, document, false)) {
      throw ApiException.conflict(
          "There is a price list "
              + catalog.key()
              + " already, and versions never change; raise its version.");
    }
    audit.record(AuditEntry.by(operator, "catalog.create", catalog.key()).with(catalog.hash()));
    return view(catalogs.find(catalog.key()).orElseThrow());
  }

  private static Catalog read(String document) {
    if (document == null || document.isBlank()) {
      throw ApiException.of(ErrorCode.MALFORMED, "The body must be a price list as JSON.");
    }
    try {
      return CatalogReader.read("the price list", document);
    } catch (InvalidInputException e) {
      throw ApiException.invalid(e.field(), e.getMessage() + ".");
    }
  }

  private CatalogView.WithDocument view(PriceCatalogs.Kept kept) {
    JsonNode document = JsonDocument.parse(kept.key(), kept.document()).root();
    return new CatalogView.WithDocument(
        CatalogView.of(kept, catalogs.catalog(kept.key())), document);
  }
}
