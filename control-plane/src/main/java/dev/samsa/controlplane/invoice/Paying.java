package dev.samsa.controlplane.invoice;

import dev.samsa.billing.invoice.DocumentState;
import dev.samsa.billing.invoice.PaymentState;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.payment.AttemptState;
import dev.samsa.controlplane.payment.ManualProvider;
import dev.samsa.controlplane.payment.Payment;
import dev.samsa.controlplane.payment.PaymentProvider;
import dev.samsa.controlplane.payment.PaymentProvider.Begun;
import dev.samsa.controlplane.payment.PaymentProvider.Charge;
import dev.samsa.controlplane.payment.Payments;
import dev.samsa.controlplane.payment.ProviderEvent;
import dev.samsa.controlplane.payment.ProviderEvent.Result;
import dev.samsa.controlplane.payment.ProviderException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Pays invoices. The attempt is committed before the provider is asked, and no transaction is open
 * while it is; whoever asks again gets the attempt that is under way.
 */
@ApplicationScoped
public class Paying {
  private static final Logger LOG = Logger.getLogger(Paying.class);
  private static final Duration LATER = Duration.ofSeconds(10);

  private final Invoices invoices;
  private final Payments payments;
  private final Debts debts;
  private final AuditLog audit;

  public Paying(Invoices invoices, Payments payments, Debts debts, AuditLog audit) {
    this.invoices = invoices;
    this.payments = payments;
    this.debts = debts;
    this.audit = audit;
  }

  /**
   * Begins to pay what is open of an invoice.
   *
   * @throws ApiException 409 if there is nothing to pay or the provider refuses, 503 if it cannot
   *     be reached
   */
  Begun pay(InvoiceRow row, PaymentProvider provider) {
    requireOpen(row);
    if (provider.name().equals(ManualProvider.NAME)) {
      return provider.begin(charge(row, "", row.balance()));
    }
    Payment attempt = QuarkusTransaction.requiringNew().call(() -> attempt(row.key(), provider));
    if (attempt.state() == AttemptState.PENDING) {
      return new Begun.Redirect(attempt.reference(), attempt.url());
    }
    Begun begun = begin(row, provider, attempt);
    if (begun instanceof Begun.Redirect(String reference, String url)) {
      QuarkusTransaction.requiringNew().run(() -> begun(row.key(), attempt, reference, url));
    }
    return begun;
  }

  private Begun begin(InvoiceRow row, PaymentProvider provider, Payment attempt) {
    try {
      return provider.begin(charge(row, attempt.id(), attempt.amount()));
    } catch (ProviderException e) {
      LOG.warnf(e, "payment %s was not begun", attempt.id());
      if (!e.lasting()) {
        throw ApiException.unavailable(e.getMessage() + " Try again.", LATER);
      }
      QuarkusTransaction.requiringNew()
          .run(() -> payments.move(attempt, AttemptState.FAILED, null, e.getMessage()));
      throw ApiException.conflict(
          e.getMessage() + " Choose another way to pay, or ask the operator of this platform.");
    }
  }

  private static Charge charge(InvoiceRow row, String key, BigDecimal amount) {
    return new Charge(key, row.id(), row.number(), amount, row.currency());
  }

  private Payment attempt(long invoiceKey, PaymentProvider provider) {
    InvoiceRow row = invoices.lock(invoiceKey);
    requireOpen(row);
    return payments
        .underWay(invoiceKey)
        .orElseGet(() ->
            payments.create(
                invoiceKey,
                provider.name(),
                AttemptState.CREATED,
                row.balance(),
                row.currency(),
                ""));
  }

  private void begun(long invoiceKey, Payment attempt, String reference, String url) {
    InvoiceRow row = invoices.lock(invoiceKey);
    if (payments.begun(attempt, reference, url) && row.status().payment() == PaymentState.OPEN) {
      invoices.move(row, row.status().payment(PaymentState.PENDING));
    }
  }

  private static void requireOpen(InvoiceRow row) {
    if (row.status().document() != DocumentState.ISSUED || row.balance().signum() == 0) {
      throw ApiException.conflict(
          switch (row.status().document()) {
            case DRAFT -> "This invoice is a draft; it can be paid once it is issued.";
            case VOID -> "This invoice is void; nothing is to be paid.";
            case ISSUED -> "This invoice is paid.";
          });
    }
  }

  /** Takes in what a provider tells. The same event again changes nothing. */
  @Transactional
  public void take(ProviderEvent event) {
    if (event.result() instanceof Result.Ignored) {
      return;
    }
    Payment payment =
        payments
            .find(event.paymentId())
            .filter(p -> p.provider().equals(event.provider()))
            .orElseThrow(() -> ApiException.notFound("Payment", event.paymentId()));
    InvoiceRow row = invoices.lock(payment.invoiceKey());
    if (!payments.first(event.provider(), event.id())) {
      return;
    }
    Payment now = payments.find(payment.id()).orElseThrow();
    switch (event.result()) {
      case Result.Paid paid -> paid(row, now, event, paid);
      case Result.Failed(String reason) -> failed(row, now, event, reason);
      case Result.Ignored() -> {}
    }
  }

  private void paid(InvoiceRow row, Payment payment, ProviderEvent event, Result.Paid paid) {
    if (paid.amount().compareTo(payment.amount()) != 0
        || !paid.currency().equals(payment.currency())) {
      LOG.errorf("payment %s came to %s %s", payment.id(), paid.amount(), paid.currency());
      record(row, "payment.differs", payment, paid.amount() + " " + paid.currency());
      return;
    }
    if (payments.move(payment, AttemptState.SUCCEEDED, event.reference(), "")) {
      debts.settle(row);
      record(row, "payment.succeed", payment, paid.amount() + " " + paid.currency());
    }
  }

  private void failed(InvoiceRow row, Payment payment, ProviderEvent event, String reason) {
    if (payment.state() != AttemptState.FAILED
        && payments.move(payment, AttemptState.FAILED, event.reference(), reason)) {
      if (row.status().payment() == PaymentState.PENDING) {
        invoices.move(row, row.status().payment(PaymentState.OPEN));
      }
      record(row, "payment.fail", payment, reason);
    }
  }

  private void record(InvoiceRow row, String action, Payment payment, String detail) {
    audit.record(
        new AuditEntry(
            row.organizationKey(), payment.provider(), "", action, payment.id(), detail));
  }
}
