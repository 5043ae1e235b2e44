package dev.samsa.controlplane.environment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.samsa.controlplane.api.Crn;
import dev.samsa.controlplane.api.ObjectMetadata;
import dev.samsa.controlplane.api.ResourceLinks;
import java.util.UUID;

/** An environment on the wire (org/v2). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EnvironmentView(
    String api_version,
    String kind,
    String id,
    ObjectMetadata metadata,
    String display_name,
    StreamGovernance stream_governance_config) {
  public static final String API_VERSION = "org/v2";

  /** The package asked for: ESSENTIALS or ADVANCED. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record StreamGovernance(@JsonProperty("package") String packageName) {}

  public static EnvironmentView of(
      Environment environment, UUID organization, ResourceLinks links) {
    String governance = environment.governancePackage();
    return new EnvironmentView(
        API_VERSION,
        "Environment",
        environment.publicId(),
        links.metadata(
            "/org/v2/environments/" + environment.publicId(),
            Crn.environment(organization, environment.publicId()),
            environment.createdAt(),
            environment.updatedAt()),
        environment.displayName(),
        governance == null ? null : new StreamGovernance(governance));
  }
}
