package dev.samsa.controlplane.organization;

import java.time.Instant;
import java.util.UUID;

/** A tenant. While it is suspended, its people, keys and clusters are refused. */
public record Organization(
    long key,
    UUID publicId,
    String displayName,
    boolean suspended,
    Instant createdAt,
    Instant updatedAt) {}
