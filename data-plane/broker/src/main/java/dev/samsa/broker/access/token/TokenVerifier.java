package dev.samsa.broker.access.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.samsa.broker.access.token.TokenOutcome.Accepted;
import dev.samsa.broker.access.token.TokenOutcome.Refused;
import dev.samsa.description.access.TokenKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * Verifies a signed JSON Web Token (RFC 7519, 7515) of the control plane. Algorithm and key come
 * from the snapshot by the token's key id; the token's own algorithm must be the same, so that
 * {@code none} and swapped algorithms are nothing.
 */
public final class TokenVerifier {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String ISSUER = "samsa";
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

  /** Tokens live 60 s at most; one that claims more was not made by our rules. */
  private static final Duration LONGEST_LIFE = Duration.ofSeconds(60);

  private static final int LONGEST_TOKEN = 8192;

  private TokenVerifier() {}

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
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3 || token.length() > LONGEST_TOKEN) {
      return new Refused("not a signed JSON Web Token");
    }
    try {
      JsonNode header = decode(parts[0]);
      TokenKey key = keys.get(header.path("kid").asText());
      if (key == null || !key.algorithm().equals(header.path("alg").asText())) {
        return new Refused("its key or algorithm is not known here");
      }
      if (!signed(parts, key)) {
        return new Refused("its signature is wrong");
      }
      return check(decode(parts[1]), clusterId, now);
    } catch (IllegalArgumentException | JsonProcessingException e) {
      return new Refused("it cannot be read");
    } catch (GeneralSecurityException e) {
      return new Refused("its signature cannot be checked");
    }
  }

  private static JsonNode decode(String part) throws JsonProcessingException {
    byte[] json = Base64.getUrlDecoder().decode(part);
    return JSON.readTree(new String(json, StandardCharsets.UTF_8));
  }

  private static boolean signed(String[] parts, TokenKey key) throws GeneralSecurityException {
    String keyType;
    String algorithm;
    switch (key.algorithm()) {
      case "ES256" -> {
        keyType = "EC";
        algorithm = "SHA256withECDSAinP1363Format";
      }
      case "RS256" -> {
        keyType = "RSA";
        algorithm = "SHA256withRSA";
      }
      default -> throw new GeneralSecurityException("algorithm " + key.algorithm());
    }
    PublicKey publicKey =
        KeyFactory.getInstance(keyType)
            .generatePublic(
                new X509EncodedKeySpec(Base64.getMimeDecoder().decode(key.publicKey())));
    Signature signature = Signature.getInstance(algorithm);
    signature.initVerify(publicKey);
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
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
