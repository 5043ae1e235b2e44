package dev.samsa.controlplane.payment;

import dev.samsa.controlplane.party.Parties;
import jakarta.enterprise.context.ApplicationScoped;

/** Bank transfer: the invoice says how, and the operator confirms that the money came. */
@ApplicationScoped
public class ManualProvider implements PaymentProvider {
  /** Its name on the wire. */
  public static final String NAME = "manual";

  private final Parties parties;

  public ManualProvider(Parties parties) {
    this.parties = parties;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Begun begin(Charge charge) {
    String note = parties.seller().paymentNote();
    String how = "Transfer %s %s with the reference %s.";
    return new Begun.Transfer(
        how.formatted(charge.currency(), charge.amount().toPlainString(), charge.invoiceNumber())
            + (note.isEmpty() ? "" : " " + note));
  }
}
