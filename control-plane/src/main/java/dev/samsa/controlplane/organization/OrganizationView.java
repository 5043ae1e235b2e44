package dev.samsa.controlplane.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.api.Crn;
import dev.samsa.controlplane.api.ObjectMetadata;
import dev.samsa.controlplane.api.ResourceLinks;

/** An organization on the wire (org/v2). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrganizationView(
    String api_version,
    String kind,
    String id,
    ObjectMetadata metadata,
    String display_name,
    boolean jit_enabled) {
  public static final String API_VERSION = "org/v2";

  public static OrganizationView of(Organization organization, ResourceLinks links) {
    return new OrganizationView(
        API_VERSION,
        "Organization",
        organization.publicId().toString(),
        links.metadata(
            "/org/v2/organizations/" + organization.publicId(),
            Crn.organization(organization.publicId()),
            organization.createdAt(),
            organization.updatedAt()),
        organization.displayName(),
        false);
  }
}
