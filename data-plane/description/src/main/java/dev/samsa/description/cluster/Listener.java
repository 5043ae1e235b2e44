package dev.samsa.description.cluster;

/**
 * Where a listener binds and what it tells others.
 *
 * @param bindHost address to bind, {@code 127.0.0.1} on one machine
 * @param port port to bind
 * @param advertisedHost name that clients dial; it stands in the certificate
 * @param advertisedPort port that clients dial
 */
public record Listener(String bindHost, int port, String advertisedHost, int advertisedPort) {}
