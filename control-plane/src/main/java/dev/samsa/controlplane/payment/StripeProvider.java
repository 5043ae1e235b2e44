package dev.samsa.controlplane.payment;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import dev.samsa.controlplane.platform.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** Payment on a page of Stripe's (Checkout). */
@ApplicationScoped
public class StripeProvider implements PaymentProvider {
  /** Its name on the wire. */
  public static final String NAME = "stripe";

  private static final int TIMEOUT_MS = 20_000;
  private static final int FIRST_STATUS_OF_THEIRS = 500;

  private final PaymentConfig.Stripe config;
  private final String publicUrl;

  public StripeProvider(PaymentConfig config, PlatformConfig platform) {
    this.config = config.stripe();
    this.publicUrl = platform.publicUrl().toString();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Begun begin(Charge charge) {
    StripeClient client =
        StripeClient.builder()
            .setApiKey(secret("samsa.payments.stripe.key-file", config.keyFile()))
            .setApiBase(config.apiBase())
            .setConnectTimeout(TIMEOUT_MS)
            .setReadTimeout(TIMEOUT_MS)
            .build();
    RequestOptions once = RequestOptions.builder().setIdempotencyKey(charge.key()).build();
    try {
      Session session = client.v1().checkout().sessions().create(session(charge), once);
      return new Begun.Redirect(session.getId(), session.getUrl());
    } catch (ApiConnectionException | RateLimitException e) {
      throw new ProviderException("Stripe could not be reached.", false, e);
    } catch (StripeException e) {
      boolean theirs = e.getStatusCode() != null && e.getStatusCode() >= FIRST_STATUS_OF_THEIRS;
      throw new ProviderException("Stripe refused the payment.", !theirs, e);
    }
  }

  /** The secret by which its webhooks are signed. */
  String webhookSecret() {
    return secret("samsa.payments.stripe.webhook-secret-file", config.webhookSecretFile());
  }

  private SessionCreateParams session(Charge charge) {
    String back = publicUrl + "/billing/invoices/" + charge.invoiceId();
    return SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.PAYMENT)
        .setClientReferenceId(charge.key())
        .putMetadata("invoice", charge.invoiceNumber())
        .setSuccessUrl(back)
        .setCancelUrl(back)
        .addLineItem(
            LineItem.builder()
                .setQuantity(1L)
                .setPriceData(
                    PriceData.builder()
                        .setCurrency(charge.currency().toLowerCase(Locale.ROOT))
                        .setUnitAmount(minorUnits(charge.amount(), charge.currency()))
                        .setProductData(
                            PriceData.ProductData.builder()
                                .setName("Invoice " + charge.invoiceNumber())
                                .build())
                        .build())
                .build())
        .build();
  }

  /** An amount in the smallest unit that Stripe knows of its currency. */
  static long minorUnits(BigDecimal amount, String currency) {
    return amount.movePointRight(digits(currency)).longValueExact();
  }

  /** The amount of so many of the smallest units. */
  static BigDecimal amount(long minorUnits, String currency) {
    return BigDecimal.valueOf(minorUnits, digits(currency));
  }

  private static int digits(String currency) {
    return switch (currency) {
      // Stripe counts these in other units than ISO 4217 has them.
      case "MGA" -> 0;
      case "ISK", "UGX" -> 2;
      default -> Math.max(Currency.getInstance(currency).getDefaultFractionDigits(), 0);
    };
  }

  private static String secret(String setting, Optional<Path> file) {
    Path path = file.orElseThrow(() -> new ProviderException(setting + " is not set.", true, null));
    try {
      return Files.readString(path).strip();
    } catch (IOException e) {
      throw new ProviderException("The file of " + setting + " cannot be read.", true, e);
    }
  }
}
