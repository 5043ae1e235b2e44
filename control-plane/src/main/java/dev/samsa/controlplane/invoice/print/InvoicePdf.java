package dev.samsa.controlplane.invoice.print;

import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.invoice.InvoiceJson;
import jakarta.enterprise.context.ApplicationScoped;

/** Invoices as PDF. */
@ApplicationScoped
public class InvoicePdf {
  private final PdfSetting setting;

  InvoicePdf(PdfSetting setting) {
    this.setting = setting;
  }

  /**
   * The PDF, of a draft too.
   *
   * @param paymentNote how to pay by bank transfer, empty for nothing
   */
  public byte[] of(Invoice invoice, String paymentNote) {
    String title = InvoicePage.title(invoice);
    return setting.set(
        new InvoicePage(invoice, paymentNote, setting.page(title)).build(),
        new PdfSetting.Facts(
            title,
            invoice.seller().name(),
            invoice.issue().map(Invoice.Issue::at).orElse(invoice.month().start()),
            InvoiceJson.hash(invoice)));
  }
}
