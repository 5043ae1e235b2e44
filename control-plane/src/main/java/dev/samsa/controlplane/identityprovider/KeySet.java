package dev.samsa.controlplane.identityprovider;

import dev.samsa.description.access.TokenKey;
import java.security.Key;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * The keys of a JSON Web Key Set (RFC 7517) that tokens may be signed with: RSA of at least 2048
 * bits for RS256, and P-256 for ES256. Others are read over, so that an issuer may publish what it
 * needs elsewhere. Pure.
 */
final class KeySet {
  private static final int LEAST_RSA_BITS = 2_048;
  private static final int MOST_RSA_BITS = 8_192;
  private static final int P256_BITS = 256;
  private static final int LONGEST_ID = 256;
  private static final int MOST_KEYS = 50;

  private KeySet() {}

  /** A document holds no key that can be used. The message is for the tenant. */
  static final class UnusableKeySetException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableKeySetException(String message) {
      super(message);
    }
  }

  /**
   * The usable keys, by id.
   *
   * @throws UnusableKeySetException if it is no key set, or none of its keys can be used
   */
  static List<TokenKey> parse(String json) throws UnusableKeySetException {
    List<JsonWebKey> all;
    try {
      all = new JsonWebKeySet(json).getJsonWebKeys();
    } catch (JoseException | RuntimeException e) {
      throw new UnusableKeySetException("The document is no JSON Web Key Set.");
    }
    Map<String, TokenKey> usable = new LinkedHashMap<>();
    for (JsonWebKey key : all) {
      usable(key).ifPresent(found -> usable.putIfAbsent(found.keyId(), found));
    }
    if (usable.isEmpty()) {
      throw new UnusableKeySetException(
          "The key set holds no key for RS256 or ES256 that has an id (kid).");
    }
    if (usable.size() > MOST_KEYS) {
      throw new UnusableKeySetException("The key set holds more than " + MOST_KEYS + " keys.");
    }
    List<TokenKey> sorted = new ArrayList<>(usable.values());
    sorted.sort(java.util.Comparator.comparing(TokenKey::keyId));
    return List.copyOf(sorted);
  }

  private static Optional<TokenKey> usable(JsonWebKey key) {
    String id = key.getKeyId();
    boolean named =
        id != null
            && !id.isEmpty()
            && id.length() <= LONGEST_ID
            && id.chars().noneMatch(Character::isISOControl);
    boolean signs = key.getUse() == null || key.getUse().equals("sig");
    if (!named || !signs) {
      return Optional.empty();
    }
    return algorithm(key.getKey())
        .filter(algorithm -> key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm))
        .map(algorithm ->
            new TokenKey(
                id, algorithm, Base64.getEncoder().encodeToString(key.getKey().getEncoded())));
  }

  private static Optional<String> algorithm(Key key) {
    return switch (key) {
      case RSAPublicKey rsa
          when rsa.getModulus().bitLength() >= LEAST_RSA_BITS
              && rsa.getModulus().bitLength() <= MOST_RSA_BITS ->
          Optional.of("RS256");
      case ECPublicKey ec when ec.getParams().getOrder().bitLength() == P256_BITS ->
          // Of the curves of RFC 7518 this is the only one of that size.
          Optional.of("ES256");
      default -> Optional.empty();
    };
  }
}
