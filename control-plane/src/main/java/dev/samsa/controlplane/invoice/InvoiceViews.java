package dev.samsa.controlplane.invoice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.invoice.InvoiceJson;
import dev.samsa.billing.json.JsonDocument;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.api.ObjectMetadata;
import dev.samsa.controlplane.api.ResourceLinks;
import dev.samsa.controlplane.invoice.DraftMaking.Made;
import dev.samsa.controlplane.payment.Payments;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes what the API shows of invoices. */
@ApplicationScoped
public class InvoiceViews {
  static final String API_VERSION = "billing/v1";

  private final Invoices invoices;
  private final DraftMaking drafts;
  private final BillingAccounts accounts;
  private final CreditNoteIssuing creditNotes;
  private final Payments payments;
  private final ResourceLinks links;
  private final InvoiceConfig config;
  private final Clock clock;

  public InvoiceViews(
      Invoices invoices,
      DraftMaking drafts,
      BillingAccounts accounts,
      CreditNoteIssuing creditNotes,
      Payments payments,
      ResourceLinks links,
      InvoiceConfig config,
      Clock clock) {
    this.invoices = invoices;
    this.drafts = drafts;
    this.accounts = accounts;
    this.creditNotes = creditNotes;
    this.payments = payments;
    this.links = links;
    this.config = config;
    this.clock = clock;
  }

  /** Who asks, which decides what is told besides the invoice. */
  enum Reader {
    TENANT,
    OPERATOR
  }

  /** What of it a list shows. */
  InvoiceView summary(InvoiceRow row, Reader reader) {
    return row.draft() ? draft(row, reader, false) : ofIssued(row, reader, null);
  }

  /** All of it. */
  InvoiceView whole(InvoiceRow row, Reader reader) {
    return row.draft() ? draft(row, reader, true) : ofIssued(row, reader, tree(row));
  }

  private JsonNode tree(InvoiceRow row) {
    return JsonDocument.parse(row.number(), invoices.document(row.key())).root();
  }

  private InvoiceView draft(InvoiceRow row, Reader reader, boolean whole) {
    try {
      return ofDraft(row, reader, drafts.preview(row, clock.instant()), whole);
    } catch (InvalidInputException e) {
      // Facts of one month that contradict each other must not hide the other invoices.
      List<String> why = List.of(e.getMessage() + ".");
      return view(row, reader, null, new Amounts(null, null, null), null, why);
    }
  }

  private InvoiceView ofDraft(InvoiceRow row, Reader reader, Made made, boolean whole) {
    Optional<Invoice> invoice = made.drafted().map(d -> d.invoice());
    String total = invoice.map(i -> text(i.totals().total())).orElse(null);
    String due = invoice.map(i -> text(i.totals().due())).orElse(null);
    return view(
        row,
        reader,
        made.rated().currency().getCurrencyCode(),
        new Amounts(total, due, due),
        whole ? invoice.<JsonNode>map(InvoiceJson::write).orElse(null) : null,
        attention(row, made));
  }

  private InvoiceView ofIssued(InvoiceRow row, Reader reader, JsonNode document) {
    return view(
        row,
        reader,
        row.currency(),
        new Amounts(text(row.total()), text(row.due()), text(row.balance())),
        document,
        document == null ? null : List.of());
  }

  private record Amounts(String total, String due, String balance) {}

  private InvoiceView view(
      InvoiceRow row,
      Reader reader,
      String currency,
      Amounts amounts,
      JsonNode document,
      List<String> attention) {
    return new InvoiceView(
        API_VERSION,
        "Invoice",
        row.id(),
        new ObjectMetadata(
            links.url("/billing/v1/invoices/" + row.id()), null, row.createdAt(), row.updatedAt()),
        row.number(),
        row.month().toString(),
        row.status().document().name(),
        row.status().payment().name(),
        currency,
        amounts.total(),
        amounts.due(),
        amounts.balance(),
        row.issuedAt(),
        row.dueOn(),
        reader == Reader.OPERATOR
            ? new InvoiceView.Organization(row.organization().toString(), row.organizationName())
            : null,
        row.hash(),
        document,
        attention,
        document == null
            ? null
            : creditNotes.of(row.key()).stream().map(CreditNoteView::of).toList(),
        document == null ? null : payments.of(row.key()).stream().map(PaymentView::of).toList());
  }

  private List<String> attention(InvoiceRow row, Made made) {
    List<String> sentences = new ArrayList<>();
    Instant issues = row.month().end().plus(config.settling());
    BillingMonth next = accounts.next(row.organizationKey());
    String blocked = accounts.blockedBy(row.organizationKey());
    if (next.equals(row.month()) && !blocked.isEmpty()) {
      sentences.add("It was to be issued from " + issues + " on, but: " + blocked);
    } else {
      sentences.add("It follows the usage until it is issued, from " + issues + " on.");
    }
    sentences.addAll(made.findings());
    return sentences;
  }

  private static String text(BigDecimal amount) {
    return amount.toPlainString();
  }
}
