package dev.samsa.controlplane.payment;

import java.math.BigDecimal;

/** A way to pay. */
public interface PaymentProvider {

  /** What it is called on the wire, such as {@code manual}. */
  String name();

  /**
   * Begins a payment. Called again with the same key it begins nothing new and answers the same.
   *
   * @throws ProviderException if it cannot
   */
  Begun begin(Charge charge);

  /**
   * What is to be paid.
   *
   * @param key by which a repetition is known
   * @param invoiceId public id
   */
  record Charge(
      String key, String invoiceId, String invoiceNumber, BigDecimal amount, String currency) {}

  /** How the payer goes on. */
  sealed interface Begun {
    /**
     * On a page of the provider's.
     *
     * @param reference what the provider calls the payment
     */
    record Redirect(String reference, String url) implements Begun {}

    /** By a transfer as described; the operator confirms that it came. */
    record Transfer(String instructions) implements Begun {}
  }
}
