package dev.samsa.controlplane.identity;

import java.util.UUID;

/**
 * Who sends a request, as far as authentication established it. What it may do is decided from its
 * role bindings.
 */
public sealed interface Caller {

  /** A user, service account or identity pool acting within one organization. */
  sealed interface Tenant extends Caller {
    /** Public id of the organization. */
    UUID organization();

    /** Key of the organization's row. */
    long organizationKey();

    /** {@code u-…}, {@code sa-…} or {@code pool-…}. */
    String principal();
  }

  /** A signed-in user. */
  record User(
      UUID organization, long organizationKey, String principal, long accountKey, String sessionId)
      implements Tenant {}

  /**
   * An API key.
   *
   * @param scope {@code cloud}, or the {@code lkc-…} that the key is for; the latter is good for
   *     that cluster's Kafka REST only
   */
  record ApiKey(
      UUID organization, long organizationKey, String principal, String keyId, String scope)
      implements Tenant {}

  /**
   * An identity of a tenant's own issuer, acting as its pool.
   *
   * @param principal {@code pool-…}
   * @param identity whom the issuer named
   */
  record Federated(UUID organization, long organizationKey, String principal, String identity)
      implements Tenant {}

  /** Somebody signed in who belongs to no organization: invited, or about to make one. */
  record Newcomer(long accountKey, String sessionId) implements Caller {}

  /** The operator account; it works on {@code /admin} only. */
  record Operator(long accountKey, String sessionId) implements Caller {}
}
