package dev.samsa.controlplane.console;

import java.time.Instant;

/**
 * A browser that is signed in.
 *
 * @param sessionId the session that it acts by
 */
public record BrowserSession(
    String publicId,
    String sessionId,
    String userAgent,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt) {}
