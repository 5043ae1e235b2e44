package dev.samsa.controlplane.invoice;

import dev.samsa.billing.invoice.CreditNote;
import dev.samsa.billing.invoice.Invoice;
import dev.samsa.controlplane.api.ResourceLinks;
import dev.samsa.controlplane.invoice.print.CreditNotePdf;
import dev.samsa.controlplane.invoice.print.InvoicePdf;
import dev.samsa.controlplane.invoice.print.Letters;
import dev.samsa.controlplane.mail.Mail;
import dev.samsa.controlplane.mail.MailOutbox;
import dev.samsa.controlplane.party.Parties;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;

/** Sends invoices and credit notes as they are issued, outside of any transaction. */
@ApplicationScoped
class InvoiceMailing {
  private static final String PDF = "application/pdf";

  private final InvoiceMails mails;
  private final Invoices invoices;
  private final CreditNoteIssuing creditNotes;
  private final InvoicePdf invoicePdf;
  private final CreditNotePdf creditNotePdf;
  private final Parties parties;
  private final MailOutbox outbox;
  private final ResourceLinks links;
  private final Clock clock;

  InvoiceMailing(
      InvoiceMails mails,
      Invoices invoices,
      CreditNoteIssuing creditNotes,
      InvoicePdf invoicePdf,
      CreditNotePdf creditNotePdf,
      Parties parties,
      MailOutbox outbox,
      ResourceLinks links,
      Clock clock) {
    this.mails = mails;
    this.invoices = invoices;
    this.creditNotes = creditNotes;
    this.invoicePdf = invoicePdf;
    this.creditNotePdf = creditNotePdf;
    this.parties = parties;
    this.outbox = outbox;
    this.links = links;
    this.clock = clock;
  }

  @Scheduled(
      identity = "invoice-mail",
      every = "{samsa.invoices.send-every:10s}",
      delayed = "15s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void run() {
    sendDue();
  }

  /** Sends all that is due now. */
  void sendDue() {
    List<InvoiceMails.Due> due = mails.lease(clock.instant());
    while (!due.isEmpty() && !Thread.currentThread().isInterrupted()) {
      due.forEach(this::send);
      due = mails.lease(clock.instant());
    }
  }

  private void send(InvoiceMails.Due due) {
    try {
      outbox.send(mail(due).identified(due.id()));
      mails.sent(due, clock.instant());
    } catch (UncheckedIOException e) {
      mails.failed(due, String.valueOf(e.getMessage()), clock.instant());
    }
  }

  private Mail mail(InvoiceMails.Due due) {
    InvoiceRow row = invoices.find(due.invoiceKey()).orElseThrow();
    Invoice invoice = invoices.read(row);
    String url = links.url("/billing/v1/invoices/" + row.id());
    if (due.creditNote() == null) {
      Letters.Letter letter = Letters.of(invoice, url);
      return new Mail(due.target(), letter.subject(), letter.text())
          .with(
              Mail.Attachment.of(
                  row.number() + ".pdf",
                  PDF,
                  invoicePdf.of(invoice, parties.seller().paymentNote())));
    }
    CreditNote note = creditNotes.find(row.key(), due.creditNote()).orElseThrow();
    Letters.Letter letter = Letters.of(note, invoice, url);
    return new Mail(due.target(), letter.subject(), letter.text())
        .with(
            Mail.Attachment.of(
                note.number().orElseThrow() + ".pdf", PDF, creditNotePdf.of(note, invoice)));
  }
}
