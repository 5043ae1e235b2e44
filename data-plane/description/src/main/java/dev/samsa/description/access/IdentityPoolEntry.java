package dev.samsa.description.access;

/**
 * Identities of one issuer that act as one principal.
 *
 * @param id {@code pool-…}; the Kafka principal is {@code User:} and this
 * @param identityClaim where in a token its holder's name stands, such as {@code claims.sub}
 * @param filter expression over the claims that tokens must fulfil
 */
public record IdentityPoolEntry(String id, String identityClaim, String filter) {}
