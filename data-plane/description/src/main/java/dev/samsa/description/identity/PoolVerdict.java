package dev.samsa.description.identity;

import java.time.Instant;

/** What an identity pool says of a token. */
public sealed interface PoolVerdict {
  /**
   * Its holder is let in.
   *
   * @param pool {@code pool-…}, the principal
   * @param identity who the issuer says it is, for people
   * @param expiresAt until when
   */
  record Admitted(String pool, String identity, Instant expiresAt) implements PoolVerdict {}

  /**
   * Its holder is not.
   *
   * @param reason as a sentence without its end; holds nothing of the signature
   */
  record Refused(String reason) implements PoolVerdict {}
}
