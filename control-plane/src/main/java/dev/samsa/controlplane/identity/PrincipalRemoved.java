package dev.samsa.controlplane.identity;

/**
 * Fired within the transaction that removes a user, service account or identity pool, so that each
 * feature removes what it holds of it.
 *
 * @param principal {@code u-…}, {@code sa-…} or {@code pool-…}
 */
public record PrincipalRemoved(long organizationKey, String principal) {}
