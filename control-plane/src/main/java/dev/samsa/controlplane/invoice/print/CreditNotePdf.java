package dev.samsa.controlplane.invoice.print;

import dev.samsa.billing.invoice.CreditNote;
import dev.samsa.billing.invoice.CreditNoteJson;
import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.json.CanonicalJson;
import jakarta.enterprise.context.ApplicationScoped;

/** Credit notes as PDF. */
@ApplicationScoped
public class CreditNotePdf {
  private final PdfSetting setting;

  CreditNotePdf(PdfSetting setting) {
    this.setting = setting;
  }

  /**
   * The PDF.
   *
   * @param invoice which it takes back parts of
   */
  public byte[] of(CreditNote note, Invoice invoice) {
    String title = CreditNotePage.title(note);
    String hash = CanonicalJson.hash(CreditNoteJson.write(note));
    return setting.set(
        new CreditNotePage(note, invoice, hash, setting.page(title)).build(),
        new PdfSetting.Facts(title, invoice.seller().name(), note.at(), hash));
  }
}
