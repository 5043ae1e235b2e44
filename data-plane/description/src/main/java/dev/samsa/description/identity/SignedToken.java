package dev.samsa.description.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.samsa.description.access.TokenKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * A signed JSON Web Token taken apart (RFC 7519, 7515). Nothing that it says counts before {@link
 * #isSignedBy}.
 *
 * @param header what it says of key and algorithm
 * @param claims what it says
 * @param signed the text that the signature covers
 * @param signature of that text
 */
public record SignedToken(JsonNode header, JsonNode claims, String signed, byte[] signature) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Takes a token in compact form apart; empty if it is none. */
  public static Optional<SignedToken> parse(String token, int longest) {
    String[] parts = token.length() > longest ? new String[0] : token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      JsonNode header = decode(parts[0]);
      JsonNode claims = decode(parts[1]);
      return header.isObject() && claims.isObject()
          ? Optional.of(
              new SignedToken(
                  header,
                  claims,
                  parts[0] + "." + parts[1],
                  Base64.getUrlDecoder().decode(parts[2])))
          : Optional.empty();
    } catch (IllegalArgumentException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Id of the key that it claims to be signed with; empty if it names none. */
  public String keyId() {
    return header.path("kid").asText();
  }

  /**
   * Whether that key signed it. Key and algorithm are the verifier's; the token's own algorithm
   * must be the same, so that {@code none} and swapped algorithms are nothing.
   */
  public boolean isSignedBy(TokenKey key) {
    if (!key.keyId().equals(keyId()) || !key.algorithm().equals(header.path("alg").asText())) {
      return false;
    }
    try {
      return verify(key);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private boolean verify(TokenKey key) throws GeneralSecurityException {
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
    Signature check = Signature.getInstance(algorithm);
    check.initVerify(publicKey);
    check.update(signed.getBytes(StandardCharsets.US_ASCII));
    return check.verify(signature);
  }

  private static JsonNode decode(String part) throws JsonProcessingException {
    byte[] json = Base64.getUrlDecoder().decode(part);
    return JSON.readTree(new String(json, StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "SignedToken[" + keyId() + "]";
  }
}
