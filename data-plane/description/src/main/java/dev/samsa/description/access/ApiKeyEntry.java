package dev.samsa.description.access;

/**
 * One live API key.
 *
 * @param id the SASL user name
 * @param hash {@link KeyHash} of its secret
 * @param principal owner without type, {@code sa-…} or {@code u-…}; the Kafka principal is {@code
 *     User:} and this
 */
public record ApiKeyEntry(String id, String hash, String principal) {}
