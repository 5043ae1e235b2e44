package dev.samsa.broker.usage;

/**
 * Who counts.
 *
 * @param clusterId {@code lkc-…}
 * @param broker node id
 * @param bootId random id of this run of the broker
 */
public record MeterSource(String clusterId, int broker, String bootId) {}
