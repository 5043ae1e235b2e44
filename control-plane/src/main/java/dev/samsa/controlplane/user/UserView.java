package dev.samsa.controlplane.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.api.Crn;
import dev.samsa.controlplane.api.ObjectMetadata;
import dev.samsa.controlplane.api.ResourceLinks;

/** A user on the wire (iam/v2). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserView(
    String api_version,
    String kind,
    String id,
    ObjectMetadata metadata,
    String email,
    String full_name,
    String auth_type) {
  public static final String API_VERSION = "iam/v2";

  public static UserView of(Member member, ResourceLinks links) {
    return new UserView(
        API_VERSION,
        "User",
        member.publicId(),
        links.metadata(
            "/iam/v2/users/" + member.publicId(),
            Crn.user(member.organization().publicId(), member.publicId()),
            member.createdAt(),
            member.updatedAt()),
        member.email(),
        member.fullName(),
        authType(member.local()));
  }

  /** How an account signs in, in the API's words. */
  public static String authType(boolean local) {
    return local ? "AUTH_TYPE_LOCAL" : "AUTH_TYPE_SSO";
  }
}
