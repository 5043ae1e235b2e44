package dev.samsa.controlplane.session;

/**
 * A live sign-in.
 *
 * @param publicId claim {@code sid} of its access tokens
 * @param memberKey the membership it acts as; null for the operator account, and for who belongs to
 *     no organization
 */
public record Session(long key, String publicId, long accountKey, Long memberKey) {}
