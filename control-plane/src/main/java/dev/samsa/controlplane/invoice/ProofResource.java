package dev.samsa.controlplane.invoice;

import dev.samsa.billing.proof.BundleZip;
import dev.samsa.billing.proof.ProofBundle;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.catalog.PriceCatalogs;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.money.BillingAccess;
import dev.samsa.controlplane.money.ClosedUsage;
import dev.samsa.controlplane.proof.HourProofs;
import dev.samsa.controlplane.proof.HourProofs.Detail;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The proof of an invoice. */
@Path("/billing/v1/invoices")
@Tag(name = "Billing")
@RunOnVirtualThread
public class ProofResource {
  /** Up to how many records a bundle carries them, and up to how many their hashes, unasked. */
  private static final long FEW = 10_000;

  private static final long MANY = 200_000;

  private final Invoices invoices;
  private final IssuedUsage usage;
  private final HourProofs hours;
  private final PriceCatalogs catalogs;
  private final BillingAccess access;
  private final CurrentCaller caller;

  public ProofResource(
      Invoices invoices,
      IssuedUsage usage,
      HourProofs hours,
      PriceCatalogs catalogs,
      BillingAccess access,
      CurrentCaller caller) {
    this.invoices = invoices;
    this.usage = usage;
    this.hours = hours;
    this.catalogs = catalogs;
    this.access = access;
    this.caller = caller;
  }

  /**
   * All that is needed to recompute an issued invoice, for {@code samsa verify-invoice}.
   *
   * @param records what it holds of the brokers' reports: {@code roots} (a hash an hour), {@code
   *     hashes} (one each) or {@code bodies} (the reports as well, as long as they are kept). If
   *     not given, as much as is not too large.
   */
  @GET
  @Path("{id}/proof")
  @Produces("application/zip")
  public RestResponse<StreamingOutput> getInvoiceProof(
      @PathParam("id") String id, @QueryParam("records") String records) {
    Caller.Tenant tenant = access.require(caller.tenant());
    InvoiceRow row =
        invoices
            .find(id)
            .filter(found -> found.organizationKey() == tenant.organizationKey())
            .orElseThrow(() -> ApiException.notFound("Invoice", id));
    if (row.draft()) {
      throw ApiException.conflict("This invoice is a draft; there is a proof once it is issued.");
    }
    Detail detail = detail(records, hours.count(row.key(), row.month()));
    String name = row.number() + "-proof.zip";
    StreamingOutput content = out -> write(row, detail, out);
    return RestResponse.ResponseBuilder.ok(content, "application/zip")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }

  private static Detail detail(String asked, long count) {
    if (asked == null) {
      return count <= FEW ? Detail.BODIES : count <= MANY ? Detail.HASHES : Detail.ROOTS;
    }
    return switch (asked) {
      case "roots" -> Detail.ROOTS;
      case "hashes" -> Detail.HASHES;
      case "bodies" -> Detail.BODIES;
      default -> throw ApiException.invalid("records", "records must be roots, hashes or bodies.");
    };
  }

  private void write(InvoiceRow row, Detail detail, OutputStream out) throws IOException {
    List<ProofBundle.Prices> prices =
        usage.catalogs(row.key()).stream()
            .map(bound ->
                new ProofBundle.Prices(
                    bound.from(), catalogs.find(bound.catalog()).orElseThrow().document()))
            .toList();
    BundleZip.Writer writer = BundleZip.begin(out, invoices.document(row.key()), prices);
    try {
      usage.each(
          row,
          new ClosedUsage.Late.BilledOn(row.key()),
          (clusterKey, month) -> add(writer, row, clusterKey, month, detail));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    writer.finish();
  }

  private void add(
      BundleZip.Writer writer, InvoiceRow row, long clusterKey, ClusterMonth month, Detail detail) {
    try {
      writer.add(ProofBundle.Usage.of(month, hours.of(clusterKey, row.month(), row.key(), detail)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
