package dev.samsa.controlplane.identity;

/**
 * Fired within the transaction that removes a user or service account, so that each feature removes
 * what it holds of it.
 *
 * @param principal {@code u-…} or {@code sa-…}
 */
public record PrincipalRemoved(long organizationKey, String principal) {}
