package dev.samsa.broker.access;

import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.security.auth.KafkaPrincipal;

/**
 * A tenant's principal, {@code User:sa-…} or {@code User:u-…}, with the API key that it signed in
 * with, so that every request can be refused once that key is revoked.
 */
public final class SamsaPrincipal extends KafkaPrincipal {
  private final String keyId;

  /**
   * @param owner {@code sa-…} or {@code u-…}
   * @param keyId id of the API key; null if signed in with a token of the control plane
   */
  public SamsaPrincipal(String owner, String keyId) {
    super(USER_TYPE, owner);
    this.keyId = keyId;
  }

  /** The API key that it signed in with; none for a token. */
  public Optional<String> keyId() {
    return Optional.ofNullable(keyId);
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
