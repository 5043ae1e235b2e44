package dev.samsa.controlplane.invoice;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.invoice.CreditGrant;
import dev.samsa.billing.invoice.Drafting;
import dev.samsa.billing.invoice.InvoiceStatus;
import dev.samsa.billing.invoice.PaymentState;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.credit.Credit;
import dev.samsa.controlplane.credit.Credits;
import dev.samsa.controlplane.payment.AttemptState;
import dev.samsa.controlplane.payment.ManualProvider;
import dev.samsa.controlplane.payment.Payments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;

/** What the operator decides of an issued invoice's debt. */
@ApplicationScoped
public class Voiding {
  private final Invoices invoices;
  private final Payments payments;
  private final Credits credits;
  private final LateFacts lateFacts;
  private final Debts debts;

  public Voiding(
      Invoices invoices, Payments payments, Credits credits, LateFacts lateFacts, Debts debts) {
    this.invoices = invoices;
    this.payments = payments;
    this.credits = credits;
    this.lateFacts = lateFacts;
    this.debts = debts;
  }

  /**
   * The invoice is not owed after all. What it took from credits is given back, and the late facts
   * it billed wait for another invoice.
   *
   * @param again whether the month shall have a new draft
   */
  @Transactional
  InvoiceRow voidInvoice(long invoiceKey, boolean again) {
    InvoiceRow row = invoices.lock(invoiceKey);
    if (row.paid().signum() > 0 || row.credited().signum() > 0) {
      throw ApiException.conflict(
          "Part of this invoice is paid or credited; make a credit note of what is left.");
    }
    InvoiceStatus to = moved(row.status()::voided);
    payments
        .underWay(row.key())
        .ifPresent(p -> payments.move(p, AttemptState.FAILED, null, "The invoice was voided."));
    List<Credit> held = credits.lock(row.organizationKey());
    List<CreditGrant> grants =
        held.stream().filter(c -> c.currency().equals(row.currency())).map(Credit::grant).toList();
    credits.settle(held, Drafting.restore(grants, invoices.read(row)));
    lateFacts.release(row.key());
    invoices.move(row, to);
    if (again) {
      invoices.begin(row.organizationKey(), row.month());
    }
    return invoices.find(row.key()).orElseThrow();
  }

  /** Money came outside of any provider. */
  @Transactional
  InvoiceRow markPaid(long invoiceKey, BigDecimal amount, String note) {
    InvoiceRow row = invoices.lock(invoiceKey);
    if (row.balance().signum() == 0) {
      throw ApiException.conflict("Nothing is open on this invoice.");
    }
    payments.create(
        row.key(),
        ManualProvider.NAME,
        AttemptState.SUCCEEDED,
        amount == null ? row.balance() : amount,
        row.currency(),
        note);
    return debts.settle(row);
  }

  /** The debt is given up; it may still be paid. */
  @Transactional
  InvoiceRow markUncollectible(long invoiceKey) {
    InvoiceRow row = invoices.lock(invoiceKey);
    invoices.move(row, moved(() -> row.status().payment(PaymentState.UNCOLLECTIBLE)));
    return invoices.find(row.key()).orElseThrow();
  }

  private static InvoiceStatus moved(java.util.function.Supplier<InvoiceStatus> move) {
    try {
      return move.get();
    } catch (InvalidInputException e) {
      throw ApiException.conflict("The " + e.getMessage() + ".");
    }
  }
}
