package dev.samsa.controlplane.identityprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.samsa.controlplane.identityprovider.KeySet.UnusableKeySetException;
import dev.samsa.description.access.TokenKey;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {
  private static KeyPair rsa(int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static KeyPair ec(String curve) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  private static String key(KeyPair pair, String id, String use, String algorithm)
      throws Exception {
    PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
    key.setKeyId(id);
    key.setUse(use);
    key.setAlgorithm(algorithm);
    return key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  private static String set(String... keys) {
    return "{\"keys\": [" + String.join(",", keys) + "]}";
  }

  @Test
  void keysOfBothAlgorithmsAreTakenAndOthersReadOver() throws Exception {
    KeyPair rsa = rsa(2048);
    KeyPair ec = ec("secp256r1");

    assertThat(
            KeySet.parse(
                set(
                    key(rsa, "b", "sig", "RS256"),
                    key(ec, "a", null, null),
                    key(rsa, "c", "enc", "RS256"),
                    key(rsa, "d", "sig", "RS512"),
                    key(rsa, null, "sig", "RS256"),
                    key(ec("secp384r1"), "e", "sig", "ES384"),
                    "{\"kty\": \"oct\", \"kid\": \"f\", \"k\": \"c2VjcmV0\"}",
                    "{\"kty\": \"unheard-of\", \"kid\": \"g\"}")))
        .containsExactly(
            new TokenKey("a", "ES256", encoded(ec)), new TokenKey("b", "RS256", encoded(rsa)));
  }

  private static String encoded(KeyPair pair) {
    return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
  }

  @Test
  void aShortKeyIsNoKey() throws Exception {
    String set = set(key(rsa(1024), "a", "sig", "RS256"));
    assertThatThrownBy(() -> KeySet.parse(set)).isInstanceOf(UnusableKeySetException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"keys\": 5}",
        "{\"keys\": []}",
        "<html>",
        "{\"keys\": [5]}"
      })
  void whatIsNoKeySetIsSaidToBeNone(String document) {
    assertThatThrownBy(() -> KeySet.parse(document)).isInstanceOf(UnusableKeySetException.class);
  }

  @Test
  void pausesGrowUpToTheTimeBetweenSuccesses() {
    assertThat(KeySets.pause(0)).isEqualTo(Duration.ofSeconds(10));
    assertThat(KeySets.pause(2)).isEqualTo(Duration.ofSeconds(40));
    assertThat(KeySets.pause(1_000)).isEqualTo(Duration.ofMinutes(5));
  }
}
