package dev.samsa.controlplane.invitation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.api.Crn;
import dev.samsa.controlplane.api.ObjectMetadata;
import dev.samsa.controlplane.api.ObjectReference;
import dev.samsa.controlplane.api.ResourceLinks;
import java.time.Instant;
import java.util.UUID;

/** An invitation on the wire (iam/v2). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InvitationView(
    String api_version,
    String kind,
    String id,
    ObjectMetadata metadata,
    String email,
    String auth_type,
    String status,
    Instant accepted_at,
    Instant expires_at,
    ObjectReference user,
    ObjectReference creator,
    boolean allow_deletion) {
  static final String API_VERSION = "iam/v2";
  static final String AUTH_TYPE = "AUTH_TYPE_LOCAL";

  static InvitationView of(
      Invitation invitation, UUID organization, ResourceLinks links, Instant now) {
    return new InvitationView(
        API_VERSION,
        "Invitation",
        invitation.publicId(),
        links.metadata(
            "/iam/v2/invitations/" + invitation.publicId(),
            Crn.organization(organization) + "/invitation=" + invitation.publicId(),
            invitation.createdAt(),
            invitation.updatedAt()),
        invitation.email(),
        AUTH_TYPE,
        invitation.status(now),
        invitation.acceptedAt(),
        invitation.expiresAt(),
        reference(invitation.user(), organization, links),
        reference(invitation.creator(), organization, links),
        true);
  }

  private static ObjectReference reference(String id, UUID organization, ResourceLinks links) {
    if (id.startsWith("u-")) {
      return ObjectReference.of(id, links.url("/iam/v2/users/" + id), Crn.user(organization, id));
    }
    return id.startsWith("sa-")
        ? ObjectReference.of(
            id, links.url("/iam/v2/service-accounts/" + id), Crn.serviceAccount(organization, id))
        : ObjectReference.of(id, null, null);
  }
}
