package dev.samsa.controlplane.environment;

/**
 * Fired within the transaction that puts a Kafka cluster into an environment or changes the
 * environment's governance package.
 *
 * @param environment {@code env-…}
 */
public record EnvironmentUsed(String environment) {}
