package dev.samsa.controlplane.reconciliation;

import dev.samsa.controlplane.identity.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether what is billed is what the brokers counted. */
@Path("/admin/v1/reconciliation")
@Tag(name = "Operator")
@RunOnVirtualThread
public class ReconciliationResource {
  private static final int MOST = 200;

  private final ReconciliationReport report;
  private final CurrentCaller caller;

  ReconciliationResource(ReconciliationReport report, CurrentCaller caller) {
    this.report = report;
    this.caller = caller;
  }

  /** Sums, the newest hours that need a look, and the newest invoices that do. */
  public record ReconciliationView(
      ReconciliationReport.Summary summary,
      List<ReconciliationReport.FindingView> findings,
      List<ReconciliationReport.InvoiceFindingView> invoice_findings) {}

  @GET
  public ReconciliationView getReconciliation() {
    caller.operator();
    return new ReconciliationView(
        report.summary(), report.findings(MOST), report.invoiceFindings(MOST));
  }
}
