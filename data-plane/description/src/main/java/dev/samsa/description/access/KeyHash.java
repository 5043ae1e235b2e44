package dev.samsa.description.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hash of an API key's secret: HMAC-SHA-256 under a pepper, over key id and secret. Secrets carry
 * 256 random bits, so that a fast hash is right; a slow one would run on Kafka's network threads.
 */
public final class KeyHash {
  private static final String HMAC = "HmacSHA256";

  private KeyHash() {}

  /** Base64 of the hash of that key's secret. */
  public static String of(byte[] pepper, String keyId, String secret) {
    return Base64.getEncoder().encodeToString(mac(pepper, keyId + ":" + secret));
  }

  /** Whether the secret is the one that was hashed; takes the same time whatever differs. */
  public static boolean matches(byte[] pepper, String keyId, String secret, String hash) {
    return MessageDigest.isEqual(
        of(pepper, keyId, secret).getBytes(StandardCharsets.US_ASCII),
        hash.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The pepper of one scope ({@code lkc-…} or {@code cloud}), derived from the platform's, so that
   * a cluster never holds another's.
   */
  public static byte[] scopedPepper(byte[] platformPepper, String scope) {
    return mac(platformPepper, "api-key-pepper/" + scope);
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
}
