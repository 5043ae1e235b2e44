package dev.samsa.controlplane.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Compares invoices with what their months come to when a test wants it. */
@ApplicationScoped
public class TestReconciliation {
  private final InvoiceReconciliation invoices;

  TestReconciliation(InvoiceReconciliation invoices) {
    this.invoices = invoices;
  }

  public void compareInvoices(Instant now) {
    invoices.compareAll(now);
  }
}
