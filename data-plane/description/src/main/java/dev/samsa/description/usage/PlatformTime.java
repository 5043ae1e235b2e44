package dev.samsa.description.usage;

/**
 * Answer of the time handshake, by which brokers state windows in platform time.
 *
 * @param epochMillis the control plane's clock, milliseconds since 1970 UTC
 */
public record PlatformTime(long epochMillis) {}
