package dev.samsa.controlplane.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Settings of payments. */
@ConfigMapping(prefix = "samsa.payments")
public interface PaymentConfig {
  /** Ways to pay, the first unless the payer chooses: {@code manual}, {@code stripe}. */
  @WithDefault("manual")
  List<String> providers();

  /** Settings of Stripe. */
  Stripe stripe();

  /**
   * Settings of Stripe; secrets are read from files, which only the platform's user should read.
   */
  interface Stripe {
    /** File that holds the secret key. */
    Optional<Path> keyFile();

    /** File that holds the secret by which webhooks are signed. */
    Optional<Path> webhookSecretFile();

    /** Where its API is. */
    @WithDefault("https://api.stripe.com")
    String apiBase();
  }
}
