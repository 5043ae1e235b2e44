package dev.samsa.controlplane.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.payment.ProviderEvent.Result;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Reads what Stripe tells of a payment. Only what it has signed is believed. */
@ApplicationScoped
public class StripeEvents {
  private static final long TOLERANCE_SECONDS = 300;

  private final StripeProvider stripe;
  private final ObjectMapper mapper;

  public StripeEvents(StripeProvider stripe, ObjectMapper mapper) {
    this.stripe = stripe;
    this.mapper = mapper;
  }

  /**
   * An event.
   *
   * @param signature the header {@code Stripe-Signature}
   * @throws ApiException 400 if the signature is not Stripe's, or too old
   */
  public ProviderEvent read(String payload, String signature) {
    try {
      Webhook.Signature.verifyHeader(
          payload == null ? "" : payload,
          signature == null ? "" : signature,
          stripe.webhookSecret(),
          TOLERANCE_SECONDS);
      return event(mapper.readTree(payload));
    } catch (SignatureVerificationException e) {
      throw ApiException.of(
          ErrorCode.INVALID, "The header Stripe-Signature does not sign this body, or is too old.");
    } catch (JsonProcessingException e) {
      throw ApiException.of(ErrorCode.MALFORMED, "The body is not an event.");
    } catch (ProviderException e) {
      throw ApiException.of(ErrorCode.NOT_FOUND, "Payment by Stripe is not set up here.");
    }
  }

  private static ProviderEvent event(JsonNode event) {
    JsonNode session = event.path("data").path("object");
    return new ProviderEvent(
        StripeProvider.NAME,
        event.path("id").asText(),
        session.path("client_reference_id").asText(),
        session.path("id").asText(),
        result(event.path("type").asText(), session));
  }

  private static Result result(String type, JsonNode session) {
    return switch (type) {
      case "checkout.session.completed" ->
          session.path("payment_status").asText().equals("paid")
              ? paid(session)
              : new Result.Ignored();
      case "checkout.session.async_payment_succeeded" -> paid(session);
      case "checkout.session.async_payment_failed" -> new Result.Failed("The payment failed.");
      case "checkout.session.expired" -> new Result.Failed("The payment was not finished in time.");
      default -> new Result.Ignored();
    };
  }

  private static Result paid(JsonNode session) {
    String currency = session.path("currency").asText().toUpperCase(Locale.ROOT);
    return new Result.Paid(
        StripeProvider.amount(session.path("amount_total").asLong(), currency), currency);
  }
}
