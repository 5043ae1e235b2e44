package dev.samsa.controlplane.invoice;

import dev.samsa.billing.invoice.DocumentState;
import dev.samsa.billing.invoice.PaymentState;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.PageRequest;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.invoice.InvoiceViews.Reader;
import dev.samsa.controlplane.invoice.Issuing.Outcome;
import dev.samsa.controlplane.organization.Organizations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Invoices of all organizations, for the operator. */
@Path("/admin/v1/invoices")
@Tag(name = "Operator")
@RunOnVirtualThread
public class AdminInvoiceResource {
  private final Invoices invoices;
  private final OpenDrafts drafts;
  private final InvoiceViews views;
  private final Issuing issuing;
  private final Organizations organizations;
  private final CurrentCaller caller;
  private final Clock clock;

  public AdminInvoiceResource(
      Invoices invoices,
      OpenDrafts drafts,
      InvoiceViews views,
      Issuing issuing,
      Organizations organizations,
      CurrentCaller caller,
      Clock clock) {
    this.invoices = invoices;
    this.drafts = drafts;
    this.views = views;
    this.issuing = issuing;
    this.organizations = organizations;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * The latest first.
   *
   * @param organization only that one's
   * @param documentState DRAFT, ISSUED or VOID
   * @param paymentState OPEN, PENDING, PAID, UNCOLLECTIBLE, CANCELLED or NOT_DUE
   */
  @GET
  public ListPage<InvoiceView> adminListInvoices(
      @QueryParam("organization") String organization,
      @QueryParam("document_state") String documentState,
      @QueryParam("payment_state") String paymentState,
      @Context UriInfo uri) {
    caller.operator();
    PageRequest page = PageRequest.of(uri);
    Long key = organization == null ? null : organizations.require(organization).key();
    if (key != null) {
      drafts.begin(key, clock.instant());
    }
    Invoices.Filter filter =
        new Invoices.Filter(
            key,
            one("document_state", documentState, DocumentState.values()),
            one("payment_state", paymentState, PaymentState.values()),
            page.afterKey(),
            page.fetchSize());
    return page.page(
        "admin/v1",
        "InvoiceList",
        invoices.list(filter),
        InvoiceRow::key,
        row -> views.summary(row, Reader.OPERATOR));
  }

  @GET
  @Path("{id}")
  public InvoiceView adminGetInvoice(@PathParam("id") String id) {
    caller.operator();
    return views.whole(require(id), Reader.OPERATOR);
  }

  /** Issues a draft now, without waiting for the settling time; its month must be over. */
  @POST
  @Path("{id}/issue")
  @ResponseStatus(200)
  public InvoiceView adminIssueInvoice(@PathParam("id") String id) {
    caller.operator();
    InvoiceRow row = require(id);
    if (!row.draft()) {
      throw ApiException.conflict("This invoice is issued already, as " + row.number() + ".");
    }
    return switch (issuing.issue(row, clock.instant())) {
      case Outcome.Issued(long key) ->
          views.whole(invoices.find(key).orElseThrow(), Reader.OPERATOR);
      case Outcome.Nothing() ->
          throw ApiException.conflict(
              "There was nothing to bill in "
                  + row.month()
                  + "; the month is closed without an"
                  + " invoice.");
      case Outcome.NotDue() -> throw ApiException.conflict("Its time has not come.");
      case Outcome.NotYet(String reason) -> throw ApiException.conflict(reason);
    };
  }

  private InvoiceRow require(String id) {
    return invoices.find(id).orElseThrow(() -> ApiException.notFound("Invoice", id));
  }

  private static String one(String name, String given, Enum<?>[] values) {
    if (given != null && Arrays.stream(values).noneMatch(v -> v.name().equals(given))) {
      throw ApiException.invalid(
          name,
          name + " must be one of " + Arrays.toString(values).replaceAll("[\\[\\]]", "") + ".");
    }
    return given;
  }
}
