package dev.samsa.description.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.samsa.description.access.TokenKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;

/** Signs tokens with a key of its own. */
final class TestIssuer {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final String algorithm;
  private final KeyPair keys;

  private TestIssuer(String algorithm, KeyPair keys) {
    this.algorithm = algorithm;
    this.keys = keys;
  }

  static TestIssuer rsa() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return new TestIssuer("RS256", generator.generateKeyPair());
  }

  static TestIssuer ec() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return new TestIssuer("ES256", generator.generateKeyPair());
  }

  String algorithm() {
    return algorithm;
  }

  TokenKey key(String id) {
    return new TokenKey(
        id, algorithm, Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
  }

  String sign(Map<String, ?> header, Map<String, ?> claims) {
    try {
      String text = part(header) + "." + part(claims);
      Signature signature =
          Signature.getInstance(
              algorithm.equals("RS256") ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(Map<String, ?> json) throws JsonProcessingException {
    return BASE64.encodeToString(JsonMapper.builder().build().writeValueAsBytes(json));
  }
}
