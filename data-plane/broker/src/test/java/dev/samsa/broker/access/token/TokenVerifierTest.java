package dev.samsa.broker.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.broker.access.snapshot.AccessView;
import dev.samsa.broker.access.token.TokenOutcome.Accepted;
import dev.samsa.broker.access.token.TokenOutcome.Refused;
import dev.samsa.broker.testbed.TestAccess;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenVerifierTest {
  private static final String CLUSTER = "lkc-1";
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final TestAccess access = new TestAccess(CLUSTER, new byte[32]);

  private TokenOutcome verify(String token) {
    return TokenVerifier.verify(token, AccessView.of(access.snapshot()).tokenKeys(), CLUSTER, NOW);
  }

  private static Map<String, Object> header() {
    return new HashMap<>(Map.of("alg", "ES256", "kid", "test"));
  }

  private static Map<String, Object> claims() {
    long now = NOW.getEpochSecond();
    return new HashMap<>(
        Map.of("iss", "samsa", "sub", "sa-1", "aud", CLUSTER, "iat", now, "exp", now + 60));
  }

  private void refused(Map<String, Object> header, Map<String, Object> claims, String reason) {
    assertThat(verify(access.sign(header, claims)))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.reason()).contains(reason));
  }

  @Test
  void aGoodTokenIsItsSubject() {
    assertThat(verify(access.sign(header(), claims())))
        .isEqualTo(new Accepted("sa-1", NOW, NOW.plusSeconds(60)));
  }

  @Test
  void anAudienceMayBeAListOfOne() {
    Map<String, Object> claims = claims();
    claims.put("aud", List.of(CLUSTER));
    assertThat(verify(access.sign(header(), claims))).isInstanceOf(Accepted.class);
    claims.put("aud", List.of(CLUSTER, "lkc-2"));
    refused(header(), claims, "another cluster");
  }

  @Test
  void algorithmNoneAndSwappedOnesAreRefused() {
    for (String algorithm : List.of("none", "None", "HS256", "RS256", "")) {
      Map<String, Object> header = header();
      header.put("alg", algorithm);
      refused(header, claims(), "key, algorithm");
    }
  }

  @Test
  void anUnknownKeyIsRefused() {
    Map<String, Object> header = header();
    header.put("kid", "other");
    refused(header, claims(), "key, algorithm");
  }

  @Test
  void aSignatureOfAnotherKeyOrNoneIsRefused() {
    String other = new TestAccess(CLUSTER, new byte[32]).sign(header(), claims());
    assertThat(verify(other)).isInstanceOf(Refused.class);
    String good = access.sign(header(), claims());
    assertThat(verify(good.substring(0, good.lastIndexOf('.') + 1))).isInstanceOf(Refused.class);
  }

  @Test
  void alteredClaimsAreRefused() {
    String[] good = access.sign(header(), claims()).split("\\.");
    Map<String, Object> claims = claims();
    claims.put("sub", "u-admin");
    String[] other = access.sign(header(), claims).split("\\.");
    assertThat(verify(good[0] + "." + other[1] + "." + good[2])).isInstanceOf(Refused.class);
  }

  @Test
  void anEndedFutureOrLongTokenIsRefused() {
    Map<String, Object> ended = claims();
    ended.put("iat", NOW.getEpochSecond() - 60);
    ended.put("exp", NOW.getEpochSecond());
    refused(header(), ended, "has ended");
    Map<String, Object> future = claims();
    future.put("iat", NOW.getEpochSecond() + 30);
    future.put("exp", NOW.getEpochSecond() + 60);
    refused(header(), future, "future");
    Map<String, Object> endless = claims();
    endless.put("exp", NOW.getEpochSecond() + 3600);
    refused(header(), endless, "longer than 60 s");
  }

  @Test
  void anotherIssuerOrAMissingClaimIsRefused() {
    Map<String, Object> issuer = claims();
    issuer.put("iss", "someone");
    refused(header(), issuer, "issuer");
    for (String claim : List.of("sub", "aud", "exp", "iat", "iss")) {
      Map<String, Object> without = claims();
      without.remove(claim);
      assertThat(verify(access.sign(header(), without))).as(claim).isInstanceOf(Refused.class);
    }
  }

  @Test
  void anythingElseIsRefusedWithoutAnException() {
    for (String token : List.of("", ".", "..", "a.b.c", "e30.e30.e30", "x".repeat(9000))) {
      assertThat(verify(token)).as(token).isInstanceOf(Refused.class);
    }
  }
}
