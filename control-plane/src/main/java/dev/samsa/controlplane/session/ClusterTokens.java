package dev.samsa.controlplane.session;

import dev.samsa.controlplane.secrets.SecretStore;
import dev.samsa.controlplane.secrets.SigningKey;
import dev.samsa.description.access.TokenKey;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Tokens of at most a minute with which the control plane signs in to one cluster as one principal
 * (SASL/OAUTHBEARER). Brokers verify them by the public key in their access snapshot.
 */
@ApplicationScoped
public class ClusterTokens {
  public static final String ISSUER = "samsa";
  public static final Duration LIFETIME = Duration.ofSeconds(60);

  private final SecretStore secrets;
  private final Clock clock;

  public ClusterTokens(SecretStore secrets, Clock clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * A new token.
   *
   * @param clusterId {@code lkc-…}, the audience
   * @param principal {@code sa-…} or {@code u-…}, the subject
   */
  public String issue(String clusterId, String principal) {
    Instant now = clock.instant();
    SigningKey key = key();
    return Jwt.issuer(ISSUER)
        .subject(principal)
        .audience(clusterId)
        .issuedAt(now)
        .expiresAt(now.plus(LIFETIME))
        .jws()
        .keyId(key.id())
        .algorithm(SignatureAlgorithm.ES256)
        .sign(key.privateKey());
  }

  /** The key that verifies {@link #issue}d tokens, for access snapshots. */
  public TokenKey publicKey() {
    SigningKey key = key();
    return new TokenKey(key.id(), "ES256", key.encodedPublicKey());
  }

  private SigningKey key() {
    return SigningKey.load(secrets, "cluster-token-key", SigningKey.Kind.P256);
  }
}
