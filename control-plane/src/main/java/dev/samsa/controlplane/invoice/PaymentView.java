package dev.samsa.controlplane.invoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.payment.Payment;
import java.time.Instant;

/**
 * An attempt to pay.
 *
 * @param provider manual or stripe
 * @param state CREATED, PENDING, SUCCEEDED or FAILED
 * @param url where the payer goes on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaymentView(
    String id,
    String provider,
    String state,
    String amount,
    String currency,
    String url,
    String note,
    Instant created_at) {

  static PaymentView of(Payment payment) {
    return new PaymentView(
        payment.id(),
        payment.provider(),
        payment.state().name(),
        payment.amount().toPlainString(),
        payment.currency(),
        payment.url(),
        payment.note().isEmpty() ? null : payment.note(),
        payment.createdAt());
  }
}
