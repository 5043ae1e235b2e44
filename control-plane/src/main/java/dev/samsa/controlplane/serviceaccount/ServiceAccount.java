package dev.samsa.controlplane.serviceaccount;

import java.time.Instant;

/** A principal for programs. */
public record ServiceAccount(
    long key,
    String publicId,
    String displayName,
    String description,
    Instant createdAt,
    Instant updatedAt) {}
