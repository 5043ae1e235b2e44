package dev.samsa.controlplane.invoice;

import dev.samsa.billing.export.FocusCsv;
import dev.samsa.billing.export.InvoiceCsv;
import dev.samsa.billing.invoice.Drafting;
import dev.samsa.billing.invoice.Invoice;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.invoice.print.InvoicePdf;
import dev.samsa.controlplane.party.Parties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestResponse;

/** Invoices as files to keep. They are made from the stored document, so that they never differ. */
@ApplicationScoped
public class InvoiceFiles {
  private static final String CSV = "text/csv;charset=UTF-8";

  private final Invoices invoices;
  private final DraftMaking drafts;
  private final Parties parties;
  private final InvoicePdf pdf;
  private final Clock clock;

  public InvoiceFiles(
      Invoices invoices, DraftMaking drafts, Parties parties, InvoicePdf pdf, Clock clock) {
    this.invoices = invoices;
    this.drafts = drafts;
    this.parties = parties;
    this.pdf = pdf;
    this.clock = clock;
  }

  /** The canonical JSON. */
  RestResponse<byte[]> document(InvoiceRow row) {
    requireIssued(row);
    return file(utf8(invoices.document(row.key())), MediaType.APPLICATION_JSON, name(row, ".json"));
  }

  /** As PDF; of a draft too. */
  RestResponse<byte[]> pdf(InvoiceRow row) {
    return file(
        pdf.of(invoice(row), parties.seller().paymentNote()), "application/pdf", name(row, ".pdf"));
  }

  /** As CSV, in which no cell can start a formula; of a draft too. */
  RestResponse<byte[]> csv(InvoiceRow row) {
    return file(utf8(InvoiceCsv.of(invoice(row))), CSV, name(row, ".csv"));
  }

  /** As FOCUS 1.2, whose billed costs sum to what is due. */
  RestResponse<byte[]> focus(InvoiceRow row) {
    requireIssued(row);
    return file(utf8(FocusCsv.of(invoices.read(row))), CSV, name(row, "-focus.csv"));
  }

  private Invoice invoice(InvoiceRow row) {
    if (!row.draft()) {
      return invoices.read(row);
    }
    return drafts
        .preview(row, clock.instant())
        .drafted()
        .map(Drafting.Drafted::invoice)
        .orElseThrow(() ->
            ApiException.conflict(
                "Usage of this month is parked, so that there is no invoice yet; GET tells why."));
  }

  private static String name(InvoiceRow row, String ending) {
    return (row.draft() ? "draft-" + row.month() : row.number()) + ending;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void requireIssued(InvoiceRow row) {
    if (row.draft()) {
      throw ApiException.conflict(
          "This invoice is a draft, which changes with usage; there is a file once it is issued.");
    }
  }

  static RestResponse<byte[]> file(byte[] content, String type, String name) {
    return RestResponse.ResponseBuilder.ok(content, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }
}
