package dev.samsa.broker.access.token;

import java.time.Instant;

/** What a token turned out to be. */
public sealed interface TokenOutcome {
  /**
   * It is good.
   *
   * @param principal its subject, {@code sa-…}, {@code u-…} or {@code pool-…}
   * @param issuedAt when it was issued
   * @param expiresAt when it ends
   */
  record Accepted(String principal, Instant issuedAt, Instant expiresAt) implements TokenOutcome {}

  /**
   * It is not.
   *
   * @param reason why, for the log; holds nothing of the token's signature
   */
  record Refused(String reason) implements TokenOutcome {}
}
