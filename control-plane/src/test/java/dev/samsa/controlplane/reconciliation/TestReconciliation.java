package dev.samsa.controlplane.reconciliation;

import dev.samsa.controlplane.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Compares invoices, and reads the metrics, when a test wants it. */
@ApplicationScoped
public class TestReconciliation {
  private final InvoiceReconciliation invoices;
  private final ReconciliationGauges gauges;

  TestReconciliation(InvoiceReconciliation invoices, ReconciliationGauges gauges) {
    this.invoices = invoices;
    this.gauges = gauges;
  }

  public void compareInvoices(Instant now) {
    invoices.compareAll(now);
  }

  /** What its metric of that name is now. */
  public double metric(String name) {
    gauges.read();
    return Tenant.anonymous()
        .get("/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("samsa_reconciliation_" + name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElseThrow();
  }
}
