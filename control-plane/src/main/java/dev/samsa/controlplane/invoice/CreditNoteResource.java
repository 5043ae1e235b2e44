package dev.samsa.controlplane.invoice;

import dev.samsa.billing.invoice.CreditNote;
import dev.samsa.billing.invoice.CreditNoteJson;
import dev.samsa.billing.json.CanonicalJson;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.invoice.print.CreditNotePdf;
import dev.samsa.controlplane.money.BillingAccess;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Credit notes as files. */
@Path("/billing/v1/invoices/{id}/credit-notes/{note}")
@Tag(name = "Billing")
@RunOnVirtualThread
public class CreditNoteResource {
  private final Invoices invoices;
  private final CreditNoteIssuing creditNotes;
  private final CreditNotePdf pdf;
  private final BillingAccess access;
  private final CurrentCaller caller;

  public CreditNoteResource(
      Invoices invoices,
      CreditNoteIssuing creditNotes,
      CreditNotePdf pdf,
      BillingAccess access,
      CurrentCaller caller) {
    this.invoices = invoices;
    this.creditNotes = creditNotes;
    this.pdf = pdf;
    this.access = access;
    this.caller = caller;
  }

  /** As PDF. */
  @GET
  @Path("pdf")
  @Produces("application/pdf")
  public RestResponse<byte[]> getCreditNotePdf(
      @PathParam("id") String id, @PathParam("note") String noteId) {
    InvoiceRow row = own(id);
    CreditNote note = note(row, noteId);
    return InvoiceFiles.file(
        pdf.of(note, invoices.read(row)), "application/pdf", note.number().orElseThrow() + ".pdf");
  }

  /** The canonical JSON, byte for byte as it was hashed. */
  @GET
  @Path("document")
  @Produces(MediaType.APPLICATION_JSON)
  public RestResponse<byte[]> getCreditNoteDocument(
      @PathParam("id") String id, @PathParam("note") String noteId) {
    CreditNote note = note(own(id), noteId);
    return InvoiceFiles.file(
        CanonicalJson.write(CreditNoteJson.write(note)).getBytes(StandardCharsets.UTF_8),
        MediaType.APPLICATION_JSON,
        note.number().orElseThrow() + ".json");
  }

  private CreditNote note(InvoiceRow row, String id) {
    return creditNotes
        .find(row.key(), id)
        .orElseThrow(() -> ApiException.notFound("Credit note", id));
  }

  private InvoiceRow own(String id) {
    Caller.Tenant tenant = access.require(caller.tenant());
    return invoices
        .find(id)
        .filter(row -> row.organizationKey() == tenant.organizationKey())
        .orElseThrow(() -> ApiException.notFound("Invoice", id));
  }
}
