package dev.samsa.description.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.description.access.IdentityPoolEntry;
import dev.samsa.description.access.IdentityProviderEntry;
import dev.samsa.description.access.TokenKey;
import dev.samsa.description.identity.PoolVerdict.Admitted;
import dev.samsa.description.identity.PoolVerdict.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An identity pool ready to judge tokens: those that its provider signed, that are in time, and
 * whose claims its filter admits. Immutable.
 *
 * @param id {@code pool-…}
 * @param issuer what tokens must name as their issuer
 * @param keys the provider's public keys by key id
 * @param identityClaim where the holder's name stands
 * @param filter whose tokens are let in
 */
public record TrustedPool(
    String id,
    String issuer,
    Map<String, TokenKey> keys,
    ClaimPath identityClaim,
    ClaimFilter filter) {
  /** Longest token that is looked at; those with many groups are long. */
  public static final int LONGEST_TOKEN = 16_384;

  /** How far the issuer's clock may differ from ours. */
  private static final Duration LEEWAY = Duration.ofSeconds(30);

  /** The latest second that Java's calendar and Kafka's milliseconds both hold with ease. */
  private static final long LAST_SECOND = 253_402_300_799L;

  public TrustedPool {
    keys = Map.copyOf(keys);
  }

  /**
   * Makes a pool ready.
   *
   * @throws InvalidFilterException if its filter or claim is of a kind that is not known here
   */
  public static TrustedPool of(IdentityProviderEntry provider, IdentityPoolEntry pool)
      throws InvalidFilterException {
    return new TrustedPool(
        pool.id(),
        provider.issuer(),
        index(provider.keys()),
        ClaimPath.parse(pool.identityClaim()),
        ClaimFilter.parse(pool.filter()));
  }

  private static Map<String, TokenKey> index(List<TokenKey> keys) {
    return keys.stream().collect(Collectors.toMap(TokenKey::keyId, key -> key, (a, b) -> a));
  }

  /**
   * Judges a token.
   *
   * @param token in compact form
   * @param now the present
   */
  public PoolVerdict judge(String token, Instant now) {
    return SignedToken.parse(token, LONGEST_TOKEN)
        .map(parsed -> judge(parsed, now))
        .orElseGet(() -> new Refused("it is no signed JSON Web Token"));
  }

  private PoolVerdict judge(SignedToken token, Instant now) {
    TokenKey key = keys.get(token.keyId());
    if (key == null) {
      return new Refused("its issuer has no key of that id");
    }
    if (!token.isSignedBy(key)) {
      return new Refused("its signature or algorithm is wrong");
    }
    JsonNode claims = token.claims();
    if (!issuer.equals(claims.path("iss").textValue())) {
      return new Refused("its issuer is another");
    }
    Optional<Instant> ends = second(claims, "exp");
    if (ends.isEmpty()) {
      return new Refused("it does not say when it ends");
    }
    Instant expiresAt = ends.get().plus(LEEWAY);
    if (!now.isBefore(expiresAt)) {
      return new Refused("it has ended");
    }
    if (claims.has("nbf")
        && second(claims, "nbf").filter(from -> !from.isAfter(now.plus(LEEWAY))).isEmpty()) {
      return new Refused("it is not valid yet");
    }
    if (!filter.admits(claims)) {
      return new Refused("the pool's filter does not admit it");
    }
    return identityClaim
        .in(claims)
        .<PoolVerdict>map(name -> new Admitted(id, name, expiresAt))
        .orElseGet(() -> new Refused("it lacks the pool's identity claim"));
  }

  private static Optional<Instant> second(JsonNode claims, String name) {
    JsonNode claim = claims.path(name);
    boolean known = claim.isNumber() && claim.doubleValue() >= 0;
    return known
        ? Optional.of(
            Instant.ofEpochSecond((long) Math.min(claim.doubleValue(), (double) LAST_SECOND)))
        : Optional.empty();
  }
}
