package dev.samsa.controlplane.invoice;

import dev.samsa.billing.invoice.DocumentState;
import dev.samsa.billing.invoice.PaymentState;
import dev.samsa.controlplane.credit.Credits;
import dev.samsa.controlplane.credit.Credits.NewCredit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

/** Brings an invoice's debt in line with what was paid and taken back. */
@ApplicationScoped
public class Debts {
  private static final Set<PaymentState> OWED =
      EnumSet.of(PaymentState.OPEN, PaymentState.PENDING, PaymentState.UNCOLLECTIBLE);

  private final Invoices invoices;
  private final Credits credits;

  public Debts(Invoices invoices, Credits credits) {
    this.invoices = invoices;
    this.credits = credits;
  }

  /**
   * After a payment or a credit note: what is covered is paid, and what was paid beyond goes to the
   * tenant's prepaid credit.
   *
   * @param before the invoice as it was, locked by the caller
   */
  @Transactional(TxType.MANDATORY)
  InvoiceRow settle(InvoiceRow before) {
    InvoiceRow after = invoices.find(before.key()).orElseThrow();
    BigDecimal more = after.surplus().subtract(before.surplus());
    if (more.signum() > 0) {
      credits.grant(
          after.organizationKey(),
          NewCredit.prepaid(more, after.currency(), "Paid beyond invoice " + after.number()));
    }
    boolean covered =
        after.status().document() == DocumentState.ISSUED
            && OWED.contains(after.status().payment())
            && after.balance().signum() == 0;
    if (covered) {
      invoices.move(after, after.status().payment(PaymentState.PAID));
    }
    return invoices.find(before.key()).orElseThrow();
  }
}
