package dev.samsa.controlplane.invoice;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.PageRequest;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.invoice.InvoiceViews.Reader;
import dev.samsa.controlplane.money.BillingAccess;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Invoices as their organization sees them. */
@Path("/billing/v1/invoices")
@Tag(name = "Billing")
@RunOnVirtualThread
public class InvoiceResource {
  private final Invoices invoices;
  private final OpenDrafts drafts;
  private final InvoiceViews views;
  private final InvoiceFiles files;
  private final BillingAccess access;
  private final CurrentCaller caller;
  private final Clock clock;

  public InvoiceResource(
      Invoices invoices,
      OpenDrafts drafts,
      InvoiceViews views,
      InvoiceFiles files,
      BillingAccess access,
      CurrentCaller caller,
      Clock clock) {
    this.invoices = invoices;
    this.drafts = drafts;
    this.views = views;
    this.files = files;
    this.access = access;
    this.caller = caller;
    this.clock = clock;
  }

  /** The latest first; the drafts of months that are not closed are among them. */
  @GET
  public ListPage<InvoiceView> listInvoices(@Context UriInfo uri) {
    Caller.Tenant tenant = access.require(caller.tenant());
    PageRequest page = PageRequest.of(uri);
    drafts.begin(tenant.organizationKey(), clock.instant());
    return page.page(
        InvoiceViews.API_VERSION,
        "InvoiceList",
        invoices.list(
            new Invoices.Filter(
                tenant.organizationKey(), null, null, page.afterKey(), page.fetchSize())),
        InvoiceRow::key,
        row -> views.summary(row, Reader.TENANT));
  }

  /** One with its document: every line with its derivation. */
  @GET
  @Path("{id}")
  public InvoiceView getInvoice(@PathParam("id") String id) {
    return views.whole(own(id), Reader.TENANT);
  }

  /** The canonical JSON of an issued invoice, byte for byte as it was hashed. */
  @GET
  @Path("{id}/document")
  @Produces(MediaType.APPLICATION_JSON)
  public RestResponse<byte[]> getInvoiceDocument(@PathParam("id") String id) {
    return files.document(own(id));
  }

  /** As PDF; of a draft too. */
  @GET
  @Path("{id}/pdf")
  @Produces("application/pdf")
  public RestResponse<byte[]> getInvoicePdf(@PathParam("id") String id) {
    return files.pdf(own(id));
  }

  /** As CSV: a row a line, credit and tax, whose amounts sum to what is due. */
  @GET
  @Path("{id}/csv")
  @Produces("text/csv")
  public RestResponse<byte[]> getInvoiceCsv(@PathParam("id") String id) {
    return files.csv(own(id));
  }

  /** In the form of FOCUS 1.2, for cost tools. */
  @GET
  @Path("{id}/focus")
  @Produces("text/csv")
  public RestResponse<byte[]> getInvoiceFocus(@PathParam("id") String id) {
    return files.focus(own(id));
  }

  private InvoiceRow own(String id) {
    Caller.Tenant tenant = access.require(caller.tenant());
    return invoices
        .find(id)
        .filter(row -> row.organizationKey() == tenant.organizationKey())
        .orElseThrow(() -> ApiException.notFound("Invoice", id));
  }
}
