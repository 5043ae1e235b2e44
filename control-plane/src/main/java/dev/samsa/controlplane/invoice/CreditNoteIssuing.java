package dev.samsa.controlplane.invoice;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.invoice.CreditNote;
import dev.samsa.billing.invoice.CreditNoteJson;
import dev.samsa.billing.invoice.CreditNotes;
import dev.samsa.billing.invoice.DocumentState;
import dev.samsa.billing.json.CanonicalJson;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.invoice.DocumentNumbers.Series;
import dev.samsa.controlplane.party.Parties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes back parts of issued invoices by documents with numbers of their own. */
@ApplicationScoped
public class CreditNoteIssuing {
  private final Invoices invoices;
  private final DocumentNumbers numbers;
  private final Parties parties;
  private final Debts debts;
  private final InvoiceMails mails;
  private final Database database;

  public CreditNoteIssuing(
      Invoices invoices,
      DocumentNumbers numbers,
      Parties parties,
      Debts debts,
      InvoiceMails mails,
      Database database) {
    this.invoices = invoices;
    this.numbers = numbers;
    this.parties = parties;
    this.debts = debts;
    this.mails = mails;
    this.database = database;
  }

  /** The credit notes of an invoice, oldest first. */
  List<CreditNote> of(long invoiceKey) {
    return database.list(
        "SELECT number, document FROM credit_note WHERE invoice_id = ? ORDER BY id",
        row -> CreditNoteJson.read(row.getString("number"), row.getString("document")),
        invoiceKey);
  }

  /** One of them, by its id. */
  Optional<CreditNote> find(long invoiceKey, String id) {
    return of(invoiceKey).stream().filter(note -> note.id().equals(id)).findFirst();
  }

  /**
   * Issues one.
   *
   * @throws ApiException 409 unless the invoice is issued, 400 for a line that is not on it or more
   *     than is left of one
   */
  @Transactional
  CreditNote issue(long invoiceKey, List<CreditNote.Line> lines, String reason, Instant now) {
    InvoiceRow row = invoices.lock(invoiceKey);
    if (row.status().document() != DocumentState.ISSUED) {
      throw ApiException.conflict("There are credit notes of issued invoices only.");
    }
    CreditNote note = make(row, lines, reason, now);
    String number = numbers.next(parties.seller(), Series.CREDIT_NOTE, now);
    CreditNote numbered = note.numbered(number);
    database.update(
        """
        INSERT INTO credit_note (public_id, invoice_id, number, at, total, hash, document)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        numbered.id(),
        row.key(),
        number,
        now,
        numbered.total(),
        CanonicalJson.hash(CreditNoteJson.write(numbered)),
        CanonicalJson.write(CreditNoteJson.write(numbered)));
    debts.settle(row);
    mails.queue(row.organizationKey(), row.key(), numbered.id(), now);
    return numbered;
  }

  private CreditNote make(InvoiceRow row, List<CreditNote.Line> lines, String reason, Instant now) {
    try {
      return CreditNotes.of(
          PublicIds.create("cn"), invoices.read(row), of(row.key()), lines, reason, now);
    } catch (InvalidInputException e) {
      throw ApiException.invalid("/lines", e.getMessage() + ".");
    }
  }
}
