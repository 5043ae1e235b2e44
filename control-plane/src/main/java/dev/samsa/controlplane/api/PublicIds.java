package dev.samsa.controlplane.api;

import java.security.SecureRandom;

/**
 * Makes public ids such as {@code lkc-a1b2c3}. They are random, so that they say nothing, and are
 * never used again.
 */
public final class PublicIds {
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final int LENGTH = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private PublicIds() {}

  /** A new id with that prefix; the table's unique index is what guards against a repetition. */
  public static String create(String prefix) {
    return prefix + "-" + random(LOWER, LENGTH);
  }

  /** A new API key id: 16 upper-case letters and digits. */
  public static String createKeyId() {
    return random(UPPER, 16);
  }

  private static String random(String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
