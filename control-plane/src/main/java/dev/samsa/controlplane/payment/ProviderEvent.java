package dev.samsa.controlplane.payment;

import java.math.BigDecimal;

/**
 * What a provider tells of a payment.
 *
 * @param id of the event: the same event may be sent often
 * @param paymentId our id of the attempt, as the provider was given it
 * @param reference what the provider calls the payment
 */
public record ProviderEvent(
    String provider, String id, String paymentId, String reference, Result result) {

  /** What became of the payment. */
  public sealed interface Result {
    /** The money was taken. */
    record Paid(BigDecimal amount, String currency) implements Result {}

    /** It came to nothing. */
    record Failed(String reason) implements Result {}

    /** Nothing that matters here. */
    record Ignored() implements Result {}
  }
}
