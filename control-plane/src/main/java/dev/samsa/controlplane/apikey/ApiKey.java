package dev.samsa.controlplane.apikey;

import dev.samsa.controlplane.secrets.Peppers;
import java.time.Instant;

/**
 * A live API key.
 *
 * @param owner {@code u-…} or {@code sa-…}; the key acts as it
 * @param lastUsedAt within five minutes; null for never
 * @param scope {@code cloud}, or the cluster ({@code lkc-…}) that the key is for
 */
public record ApiKey(
    long key,
    String publicId,
    String owner,
    String scope,
    String displayName,
    String description,
    Instant createdAt,
    Instant updatedAt,
    Instant lastUsedAt) {

  /** Whether it works on the control plane, rather than on one cluster. */
  public boolean isCloud() {
    return scope.equals(Peppers.CLOUD);
  }
}
