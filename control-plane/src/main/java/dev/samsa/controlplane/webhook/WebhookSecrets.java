package dev.samsa.controlplane.webhook;

import dev.samsa.controlplane.secrets.SecretStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets that sign webhooks. They are derived from a key of the platform, so that none is stored
 * and each can be shown once, when it is new.
 */
@ApplicationScoped
public class WebhookSecrets {
  /** What Standard Webhooks put before a secret. */
  private static final String PREFIX = "whsec_";

  private static final String HMAC = "HmacSHA256";
  private static final int LENGTH = 32;

  private final SecretStore secrets;

  public WebhookSecrets(SecretStore secrets) {
    this.secrets = secrets;
  }

  /**
   * The secret of a receiver, in the form in which it is given out.
   *
   * @param receiver id of what the messages are about
   * @param round raised for a new secret
   */
  public String of(String receiver, int round) {
    byte[] key = secrets.getOrCreate("webhook-key", WebhookSecrets::create);
    return PREFIX + Base64.getEncoder().encodeToString(mac(key, receiver + "/" + round));
  }

  /**
   * The value of the header {@code webhook-signature}: HMAC-SHA256 over id, time and body.
   *
   * @param secret as given out
   */
  public static String sign(String secret, String id, long epochSecond, String body) {
    byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    byte[] mac = mac(key, id + "." + epochSecond + "." + body);
    return "v1," + Base64.getEncoder().encodeToString(mac);
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + HMAC, e);
    }
  }

  private static byte[] create() {
    byte[] key = new byte[LENGTH];
    new SecureRandom().nextBytes(key);
    return key;
  }
}
