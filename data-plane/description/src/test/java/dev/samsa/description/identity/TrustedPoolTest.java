package dev.samsa.description.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.description.access.IdentityPoolEntry;
import dev.samsa.description.access.IdentityProviderEntry;
import dev.samsa.description.identity.PoolVerdict.Admitted;
import dev.samsa.description.identity.PoolVerdict.Refused;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedPoolTest {
  private static final String ISSUER = "https://issuer.example.com";
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final long SECOND = NOW.getEpochSecond();

  private static TestIssuer rsa;
  private static TestIssuer ec;
  private static TrustedPool pool;

  @BeforeAll
  static void aPoolOfAnIssuerWithTwoKeys() throws Exception {
    rsa = TestIssuer.rsa();
    ec = TestIssuer.ec();
    pool =
        TrustedPool.of(
            new IdentityProviderEntry(
                "op-1", ISSUER, List.of(rsa.key("rsa"), ec.key("ec")), List.of()),
            new IdentityPoolEntry("pool-1", "claims.sub", "claims.aud == \"samsa\""));
  }

  private Map<String, Object> claims() {
    return new HashMap<>(
        Map.of(
            "iss", ISSUER, "sub", "robot", "aud", "samsa", "iat", SECOND, "exp", SECOND + 3_600));
  }

  private static Map<String, Object> header(String algorithm, String key) {
    return new HashMap<>(Map.of("alg", algorithm, "kid", key));
  }

  private PoolVerdict judge(Map<String, Object> claims) {
    return pool.judge(rsa.sign(header("RS256", "rsa"), claims), NOW);
  }

  private void refused(PoolVerdict verdict, String reason) {
    assertThat(verdict)
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.reason()).contains(reason));
  }

  @Test
  void tokensOfBothAlgorithmsAreAdmittedUntilTheyEnd() {
    assertThat(judge(claims()))
        .isEqualTo(new Admitted("pool-1", "robot", NOW.plusSeconds(3_600 + 30)));
    assertThat(pool.judge(ec.sign(header("ES256", "ec"), claims()), NOW))
        .isInstanceOf(Admitted.class);
  }

  @Test
  void theKeysAlgorithmIsTheOnlyOne() {
    for (String algorithm : List.of("none", "None", "HS256", "ES256", "RS512", "PS256", "")) {
      refused(pool.judge(rsa.sign(header(algorithm, "rsa"), claims()), NOW), "algorithm");
    }
    refused(pool.judge(ec.sign(header("RS256", "rsa"), claims()), NOW), "signature");
  }

  @Test
  void anotherKeyOrNoneIsRefused() throws Exception {
    refused(pool.judge(rsa.sign(header("RS256", "other"), claims()), NOW), "no key");
    refused(pool.judge(rsa.sign(Map.of("alg", "RS256"), claims()), NOW), "no key");
    String forged = TestIssuer.rsa().sign(header("RS256", "rsa"), claims());
    refused(pool.judge(forged, NOW), "signature");
    String good = rsa.sign(header("RS256", "rsa"), claims());
    refused(pool.judge(good.substring(0, good.lastIndexOf('.') + 1), NOW), "signature");
  }

  @Test
  void alteredClaimsAreRefused() {
    Map<String, Object> other = claims();
    other.put("sub", "admin");
    String[] altered = rsa.sign(header("RS256", "rsa"), other).split("\\.");
    String[] good = rsa.sign(header("RS256", "rsa"), claims()).split("\\.");
    refused(pool.judge(good[0] + "." + altered[1] + "." + good[2], NOW), "signature");
  }

  @ParameterizedTest
  @CsvSource({
    "iss, https://other.example.com, its issuer is another",
    "iss, , its issuer is another",
    "aud, somebody, filter",
    "aud, , filter",
    "sub, , identity claim",
    "exp, , when it ends",
    "exp, soon, when it ends"
  })
  void aClaimThatIsWrongOrMissingIsRefused(String claim, String value, String reason) {
    Map<String, Object> claims = claims();
    if (value == null) {
      claims.remove(claim);
    } else {
      claims.put(claim, value);
    }
    refused(judge(claims), reason);
  }

  @Test
  void clocksMayDifferByHalfAMinute() {
    Map<String, Object> claims = claims();
    claims.put("exp", SECOND - 29);
    claims.put("nbf", SECOND + 29);
    assertThat(judge(claims)).isInstanceOf(Admitted.class);

    claims.put("exp", SECOND - 30);
    refused(judge(claims), "has ended");
    claims.put("exp", SECOND + 60);
    claims.put("nbf", SECOND + 31);
    refused(judge(claims), "not valid yet");
    claims.put("nbf", "now");
    refused(judge(claims), "not valid yet");
  }

  @Test
  void aTokenWithoutEndInSightIsReadWithoutAnException() {
    Map<String, Object> claims = claims();
    claims.put("exp", 1e300);
    assertThat(judge(claims)).isInstanceOf(Admitted.class);
    claims.put("exp", -1);
    refused(judge(claims), "when it ends");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "a.b.c", "e30.e30.e30", "e30.W10.e30", "e30.e30.=.", "...."})
  void anythingElseIsRefusedWithoutAnException(String token) {
    assertThat(pool.judge(token, NOW)).isInstanceOf(Refused.class);
  }

  @Test
  void aVeryLongTokenIsNotLookedAt() {
    Map<String, Object> claims = claims();
    claims.put("groups", "x".repeat(20_000));
    refused(judge(claims), "no signed JSON Web Token");
  }
}
