package dev.samsa.controlplane.payment;

import dev.samsa.controlplane.tenant.Tenant;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An event as Stripe sends it.
 *
 * @param id of the event
 * @param body its JSON
 */
public record SignedEvent(String id, String body) {

  /** A session of an attempt was paid, in cents. */
  public static SignedEvent paid(String id, String payment, String session, long amount) {
    return paid(id, payment, session, amount, "usd");
  }

  /** A session of an attempt was paid, in the smallest unit of the currency. */
  public static SignedEvent paid(
      String id, String payment, String session, long amount, String currency) {
    return of(
        id,
        "checkout.session.completed",
        "\"id\":\"%s\",\"client_reference_id\":\"%s\",\"payment_status\":\"paid\",\"amount_total\":%d,\"currency\":\"%s\""
            .formatted(session, payment, amount, currency));
  }

  /** A session of an attempt was not paid in time. */
  public static SignedEvent expired(String id, String payment, String session) {
    return of(
        id,
        "checkout.session.expired",
        "\"id\":\"%s\",\"client_reference_id\":\"%s\"".formatted(session, payment));
  }

  private static SignedEvent of(String id, String type, String object) {
    return new SignedEvent(
        id,
        "{\"id\":\"%s\",\"object\":\"event\",\"type\":\"%s\",\"data\":{\"object\":{%s}}}"
            .formatted(id, type, object));
  }

  /** Sends it, signed now. */
  public Response send() {
    return send(Instant.now(), StripeStandIn.WEBHOOK_SECRET);
  }

  /** Sends it, signed at another time or by somebody else. */
  public Response send(Instant at, String secret) {
    long second = at.getEpochSecond();
    return Tenant.anonymous()
        .header("Stripe-Signature", "t=" + second + ",v1=" + hmac(secret, second + "." + body))
        .body(body)
        .post("/billing/v1/webhooks/stripe");
  }

  private static String hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
