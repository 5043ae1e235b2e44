package dev.samsa.controlplane.invoice;

import dev.samsa.controlplane.payment.StripeEvents;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Where payment providers tell what became of payments. Their signature is their sign-in. */
@Path("/billing/v1/webhooks/stripe")
@Tag(name = "Billing")
@RunOnVirtualThread
public class WebhookResource {
  private final StripeEvents events;
  private final Paying paying;

  public WebhookResource(StripeEvents events, Paying paying) {
    this.events = events;
    this.paying = paying;
  }

  /** An event of Stripe's; sent again, it changes nothing. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(200)
  public Map<String, Boolean> takeStripeEvent(
      String payload, @HeaderParam("Stripe-Signature") String signature) {
    paying.take(events.read(payload, signature));
    return Map.of("received", true);
  }
}
