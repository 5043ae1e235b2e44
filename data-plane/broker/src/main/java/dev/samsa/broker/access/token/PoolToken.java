package dev.samsa.broker.access.token;

import dev.samsa.description.identity.PoolVerdict.Admitted;
import java.util.Set;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;

/**
 * A token of a foreign issuer. Kafka hands over the token first and what pool it is for next; until
 * that pool admits it, it stands for nobody, and whoever asks its name ends the sign-in.
 */
final class PoolToken implements OAuthBearerToken {
  private final String value;
  private volatile Admitted admitted;

  PoolToken(String value) {
    this.value = value;
  }

  void admit(Admitted by) {
    admitted = by;
  }

  private Admitted admitted() {
    Admitted by = admitted;
    if (by == null) {
      throw new SaslAuthenticationException("The token is admitted by no identity pool.");
    }
    return by;
  }

  @Override
  public String value() {
    return value;
  }

  @Override
  public Set<String> scope() {
    return Set.of();
  }

  @Override
  public long lifetimeMs() {
    return admitted().expiresAt().toEpochMilli();
  }

  @Override
  public String principalName() {
    return admitted().pool();
  }

  @Override
  public Long startTimeMs() {
    return null;
  }

  @Override
  public String toString() {
    return "PoolToken[" + (admitted == null ? "not admitted" : admitted.pool()) + "]";
  }
}
