package dev.samsa.broker.access;

import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.security.auth.KafkaPrincipal;

/**
 * A tenant's principal: {@code User:sa-…} or {@code User:u-…} with the API key that it signed in
 * with, so that every request can be refused once that key is revoked; or {@code User:pool-…}.
 */
public final class SamsaPrincipal extends KafkaPrincipal {
  private static final String POOL = "pool-";

  private final String keyId;

  /**
   * @param owner {@code sa-…}, {@code u-…} or {@code pool-…}
   * @param keyId id of the API key; null if signed in with a token
   */
  public SamsaPrincipal(String owner, String keyId) {
    super(USER_TYPE, owner);
    this.keyId = keyId;
  }

  /** The API key that it signed in with; none for a token. */
  public Optional<String> keyId() {
    return Optional.ofNullable(keyId);
  }

  /** Whether it is an identity pool, which may be closed while connections are open. */
  public boolean isPool() {
    return getName().startsWith(POOL);
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other)
        && other instanceof SamsaPrincipal that
        && Objects.equals(keyId, that.keyId);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + Objects.hashCode(keyId);
  }
}
