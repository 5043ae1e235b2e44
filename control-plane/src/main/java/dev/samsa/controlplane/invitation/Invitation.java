package dev.samsa.controlplane.invitation;

import java.time.Instant;

/**
 * An invitation.
 *
 * @param user {@code u-…} that the invited will have; roles can be bound to it before
 * @param creator {@code u-…}, {@code sa-…} or {@code operator}
 * @param acceptedAt null until accepted
 */
public record Invitation(
    long key,
    String publicId,
    long organizationKey,
    String email,
    String user,
    String creator,
    Instant createdAt,
    Instant updatedAt,
    Instant expiresAt,
    Instant acceptedAt) {

  /** In the API's words. */
  String status(Instant now) {
    if (acceptedAt != null) {
      return "INVITE_STATUS_ACCEPTED";
    }
    return now.isBefore(expiresAt) ? "INVITE_STATUS_SENT" : "INVITE_STATUS_EXPIRED";
  }
}
