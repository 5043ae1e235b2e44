package dev.samsa.broker.access.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.broker.access.token.TokenOutcome.Accepted;
import dev.samsa.broker.access.token.TokenOutcome.Refused;
import dev.samsa.description.access.TokenKey;
import dev.samsa.description.identity.SignedToken;
import dev.samsa.description.identity.TrustedPool;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies a signed JSON Web Token of the control plane. Algorithm and key come from the snapshot
 * by the token's key id.
 */
public final class TokenVerifier {
  private static final String ISSUER = "samsa";
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

  /** Tokens live 60 s at most; one that claims more was not made by our rules. */
  private static final Duration LONGEST_LIFE = Duration.ofSeconds(60);

  private static final int LONGEST_TOKEN = 8192;

  private TokenVerifier() {}

  /** Whether a token says that the control plane made it; whether that is so is another matter. */
  static boolean isForUs(String token) {
    return SignedToken.parse(token, TrustedPool.LONGEST_TOKEN)
        .map(parsed -> ISSUER.equals(parsed.claims().path("iss").textValue()))
        .orElse(true);
  }

  /**
   * Says who a token stands for.
   *
   * @param token compact form
   * @param keys public keys by key id
   * @param clusterId the audience it must be for
   * @param now the present
   */
  public static TokenOutcome verify(
      String token, Map<String, TokenKey> keys, String clusterId, Instant now) {
    Optional<SignedToken> parsed = SignedToken.parse(token, LONGEST_TOKEN);
    if (parsed.isEmpty()) {
      return new Refused("not a signed JSON Web Token");
    }
    SignedToken signed = parsed.get();
    TokenKey key = keys.get(signed.keyId());
    if (key == null || !signed.isSignedBy(key)) {
      return new Refused("its key, algorithm or signature is not one of ours");
    }
    return check(signed.claims(), clusterId, now);
  }

  private static TokenOutcome check(JsonNode claims, String clusterId, Instant now) {
    if (!claims.path("iss").asText().equals(ISSUER)) {
      return new Refused("its issuer is another");
    }
    if (!hasAudience(claims.path("aud"), clusterId)) {
      return new Refused("it is for another cluster");
    }
    if (!claims.path("exp").isIntegralNumber() || !claims.path("iat").isIntegralNumber()) {
      return new Refused("it does not say when it was issued and ends");
    }
    Instant issuedAt = Instant.ofEpochSecond(claims.path("iat").asLong());
    Instant expiresAt = Instant.ofEpochSecond(claims.path("exp").asLong());
    if (!now.isBefore(expiresAt)) {
      return new Refused("it has ended");
    }
    if (issuedAt.isAfter(now.plus(CLOCK_SKEW))) {
      return new Refused("it is from the future");
    }
    if (expiresAt.isAfter(issuedAt.plus(LONGEST_LIFE))) {
      return new Refused("it lives longer than " + LONGEST_LIFE.toSeconds() + " s");
    }
    String subject = claims.path("sub").asText();
    return subject.isEmpty()
        ? new Refused("it has no subject")
        : new Accepted(subject, issuedAt, expiresAt);
  }

  private static boolean hasAudience(JsonNode audience, String clusterId) {
    if (audience.isTextual()) {
      return audience.asText().equals(clusterId);
    }
    return audience.isArray() && audience.size() == 1 && hasAudience(audience.get(0), clusterId);
  }
}
