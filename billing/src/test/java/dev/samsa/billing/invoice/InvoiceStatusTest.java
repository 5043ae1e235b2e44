package dev.samsa.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.samsa.billing.InvalidInputException;
import org.junit.jupiter.api.Test;

class InvoiceStatusTest {
  private final InvoiceStatus issued = InvoiceStatus.DRAFT.issue(false);

  @Test
  void aDraftIsIssuedThenPaid() {
    assertThat(issued).isEqualTo(new InvoiceStatus(DocumentState.ISSUED, PaymentState.OPEN));
    assertThat(issued.payment(PaymentState.PENDING).payment(PaymentState.PAID).payment())
        .isEqualTo(PaymentState.PAID);
  }

  @Test
  void anInvoiceWithNothingDueIsPaidAtOnce() {
    assertThat(InvoiceStatus.DRAFT.issue(true).payment()).isEqualTo(PaymentState.PAID);
  }

  @Test
  void aFailedPaymentLeavesTheInvoiceOpen() {
    assertThat(issued.payment(PaymentState.PENDING).payment(PaymentState.OPEN)).isEqualTo(issued);
  }

  @Test
  void whatWasGivenUpMayStillBePaid() {
    assertThat(issued.payment(PaymentState.UNCOLLECTIBLE).payment(PaymentState.PAID).payment())
        .isEqualTo(PaymentState.PAID);
  }

  @Test
  void aPaidInvoiceIsNeverVoided() {
    InvoiceStatus paid = issued.payment(PaymentState.PAID);
    assertThatThrownBy(paid::voided).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aPaymentUnderWayKeepsAnInvoiceFromBeingVoided() {
    InvoiceStatus pending = issued.payment(PaymentState.PENDING);
    assertThatThrownBy(pending::voided).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void anInvoiceIsIssuedOnce() {
    assertThatThrownBy(() -> issued.issue(false)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aDraftIsNotPaidAndAVoidInvoiceNeither() {
    assertThatThrownBy(() -> InvoiceStatus.DRAFT.payment(PaymentState.PAID))
        .isInstanceOf(InvalidInputException.class);
    InvoiceStatus voided = issued.voided();
    assertThatThrownBy(() -> voided.payment(PaymentState.PAID))
        .isInstanceOf(InvalidInputException.class);
  }
}
