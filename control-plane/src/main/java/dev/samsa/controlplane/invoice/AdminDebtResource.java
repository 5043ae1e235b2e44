package dev.samsa.controlplane.invoice;

import dev.samsa.billing.invoice.CreditNote;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.api.TextRule;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.credit.MoneyRules;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.invoice.InvoiceViews.Reader;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What the operator decides of an invoice that is issued. */
@Path("/admin/v1/invoices")
@Tag(name = "Operator")
@RunOnVirtualThread
public class AdminDebtResource {
  private static final TextRule NOTE = new TextRule("/note", 200);
  private static final TextRule REASON = new TextRule("/reason", 200);

  private final Invoices invoices;
  private final Voiding voiding;
  private final CreditNoteIssuing creditNotes;
  private final InvoiceViews views;
  private final CurrentCaller caller;
  private final AuditLog audit;
  private final Clock clock;

  public AdminDebtResource(
      Invoices invoices,
      Voiding voiding,
      CreditNoteIssuing creditNotes,
      InvoiceViews views,
      CurrentCaller caller,
      AuditLog audit,
      Clock clock) {
    this.invoices = invoices;
    this.voiding = voiding;
    this.creditNotes = creditNotes;
    this.views = views;
    this.caller = caller;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Money that came.
   *
   * @param amount all that is open if not given
   */
  public record PaidInput(String amount, String note) {}

  /**
   * Why an invoice is not owed.
   *
   * @param reissue whether its month shall be billed anew
   */
  public record VoidInput(String reason, Boolean reissue) {}

  /** What is taken back, line by line. */
  public record CreditNoteInput(String reason, List<CreditNoteView.Line> lines) {}

  /** Money came by bank transfer; what is beyond the balance goes to prepaid credit. */
  @POST
  @Path("{id}/mark-paid")
  @ResponseStatus(200)
  @Transactional
  public InvoiceView adminMarkInvoicePaid(@PathParam("id") String id, PaidInput input) {
    Caller.Operator operator = caller.operator();
    InvoiceRow row = issued(id);
    String given = input == null ? null : input.amount();
    BigDecimal amount = given == null ? null : MoneyRules.amount("amount", given, row.currency());
    InvoiceRow after =
        voiding.markPaid(row.key(), amount, NOTE.optional(input == null ? null : input.note()));
    record(operator, after, "invoice.mark-paid", given == null ? "in full" : given);
    return views.whole(after, Reader.OPERATOR);
  }

  /** The debt is given up; it may still be paid. */
  @POST
  @Path("{id}/mark-uncollectible")
  @ResponseStatus(200)
  @Transactional
  public InvoiceView adminMarkInvoiceUncollectible(@PathParam("id") String id) {
    Caller.Operator operator = caller.operator();
    InvoiceRow after = voiding.markUncollectible(issued(id).key());
    record(operator, after, "invoice.mark-uncollectible", "");
    return views.whole(after, Reader.OPERATOR);
  }

  /** It is not owed; it keeps its number, and its credits are given back. */
  @POST
  @Path("{id}/void")
  @ResponseStatus(200)
  @Transactional
  public InvoiceView adminVoidInvoice(@PathParam("id") String id, VoidInput input) {
    Caller.Operator operator = caller.operator();
    VoidInput given = RequestBody.required(input);
    String reason = REASON.required(given.reason());
    InvoiceRow after = voiding.voidInvoice(issued(id).key(), Boolean.TRUE.equals(given.reissue()));
    record(operator, after, "invoice.void", reason);
    return views.whole(after, Reader.OPERATOR);
  }

  /** Takes back parts of its lines, with the taxes on them. */
  @POST
  @Path("{id}/credit-notes")
  @ResponseStatus(201)
  @Transactional
  public CreditNoteView adminCreateCreditNote(@PathParam("id") String id, CreditNoteInput input) {
    Caller.Operator operator = caller.operator();
    InvoiceRow row = issued(id);
    CreditNoteInput given = RequestBody.required(input);
    String reason = REASON.required(given.reason());
    if (given.lines() == null || given.lines().isEmpty()) {
      throw ApiException.invalid("/lines", "lines must name at least one line of the invoice.");
    }
    List<CreditNote.Line> lines =
        given.lines().stream()
            .map(line ->
                new CreditNote.Line(
                    line.line_key() == null ? "" : line.line_key(),
                    MoneyRules.amount("amount", line.amount(), row.currency())))
            .toList();
    CreditNote note = creditNotes.issue(row.key(), lines, reason, clock.instant());
    record(operator, row, "invoice.credit", note.number().orElseThrow());
    return CreditNoteView.of(note);
  }

  private InvoiceRow issued(String id) {
    InvoiceRow row = invoices.find(id).orElseThrow(() -> ApiException.notFound("Invoice", id));
    if (row.draft()) {
      throw ApiException.conflict("This invoice is a draft; it must be issued first.");
    }
    return row;
  }

  private void record(Caller.Operator operator, InvoiceRow row, String action, String detail) {
    audit.record(
        AuditEntry.by(operator, action, row.id()).within(row.organizationKey()).with(detail));
  }
}
