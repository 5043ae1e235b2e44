package dev.samsa.controlplane.kafkarest.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;

/** What a client signs in to a cluster's brokers with. */
public sealed interface KafkaCredential {

  /**
   * Tells credentials apart without holding their secret: two credentials share a client only if
   * this is equal, so that a wrong secret never finds the client of the right one.
   */
  String fingerprint();

  /** An API key of the cluster and its secret, sent as SASL PLAIN. */
  record Key(String keyId, String secret) implements KafkaCredential {
    @Override
    public String fingerprint() {
      return "key:" + keyId + ":" + sha256(secret);
    }

    @Override
    public String toString() {
      return "Key[" + keyId + "]";
    }
  }

  /**
   * A principal vouched for by the control plane, sent as SASL OAUTHBEARER.
   *
   * @param tokens makes a short-lived token; asked anew for each connection
   */
  record Token(String principal, Supplier<String> tokens) implements KafkaCredential {
    @Override
    public String fingerprint() {
      return "token:" + principal;
    }
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
