package dev.samsa.controlplane.session;

import dev.samsa.controlplane.secrets.SecretStore;
import dev.samsa.controlplane.secrets.SigningKey;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Access tokens of sessions, verified through quarkus-oidc. They name the session, or the identity
 * pool, which is looked up on each request, so that signing out works at once.
 */
@ApplicationScoped
public class SessionTokens {
  public static final String ISSUER = "samsa";
  public static final String AUDIENCE = "samsa-control-plane";
  public static final String SESSION_CLAIM = "sid";

  /** In place of a session: the identity pool that the token's subject is of. */
  public static final String POOL_CLAIM = "pool";

  private final SigningKey key;
  private final SessionConfig config;
  private final Clock clock;

  public SessionTokens(SecretStore secrets, SessionConfig config, Clock clock) {
    this.key = SigningKey.load(secrets, "session-token-key", SigningKey.Kind.RSA);
    this.config = config;
    this.clock = clock;
  }

  String issue(String sessionId, String subject) {
    Instant now = clock.instant();
    return Jwt.issuer(ISSUER)
        .subject(subject)
        .audience(AUDIENCE)
        .claim(SESSION_CLAIM, sessionId)
        .issuedAt(now)
        .expiresAt(now.plus(config.accessTokenLifetime()))
        .jws()
        .keyId(key.id())
        .algorithm(SignatureAlgorithm.RS256)
        .sign(key.privateKey());
  }

  /**
   * A token that acts as an identity pool.
   *
   * @param identity whom its issuer named
   */
  public String issueForPool(String pool, String identity, Duration lifetime) {
    Instant now = clock.instant();
    return Jwt.issuer(ISSUER)
        .subject(identity)
        .audience(AUDIENCE)
        .claim(POOL_CLAIM, pool)
        .issuedAt(now)
        .expiresAt(now.plus(lifetime))
        .jws()
        .keyId(key.id())
        .algorithm(SignatureAlgorithm.RS256)
        .sign(key.privateKey());
  }

  /** The key that verifies them, as X.509 SubjectPublicKeyInfo, base64. */
  public String publicKey() {
    return key.encodedPublicKey();
  }
}
