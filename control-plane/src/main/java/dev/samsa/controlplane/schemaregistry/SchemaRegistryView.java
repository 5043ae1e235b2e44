package dev.samsa.controlplane.schemaregistry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.samsa.controlplane.api.Crn;
import dev.samsa.controlplane.api.ObjectMetadata;
import dev.samsa.controlplane.api.ObjectReference;
import dev.samsa.controlplane.api.ResourceLinks;
import java.util.UUID;

/** A schema registry object as tenants see it (wire contract 2.12). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SchemaRegistryView(
    String api_version, String kind, String id, ObjectMetadata metadata, Spec spec, Status status) {
  static final String API_VERSION = "srcm/v3";

  /**
   * @param http_endpoint base URL of the registry's routes
   * @param catalog_http_endpoint base URL of the stream catalog, which is not offered
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Spec(
      String display_name,
      @JsonProperty("package") String packageName,
      String http_endpoint,
      String catalog_http_endpoint,
      String cloud,
      String region,
      ObjectReference environment) {}

  /** PROVISIONED: the object is never seen earlier. */
  public record Status(String phase) {}

  /**
   * @param endpoint path below the platform's URL where the registry answers
   */
  static SchemaRegistryView of(
      SchemaRegistry registry, UUID organization, ResourceLinks links, String endpoint) {
    String environmentCrn = Crn.environment(organization, registry.environment());
    return new SchemaRegistryView(
        API_VERSION,
        "Cluster",
        registry.publicId(),
        links.metadata(
            "/srcm/v3/clusters/" + registry.publicId(),
            environmentCrn + "/schema-registry=" + registry.publicId(),
            registry.createdAt(),
            registry.updatedAt()),
        new Spec(
            "Stream Governance Package",
            registry.governancePackage(),
            links.url(endpoint),
            links.url(""),
            registry.cloud(),
            registry.region(),
            ObjectReference.of(
                registry.environment(),
                links.url("/org/v2/environments/" + registry.environment()),
                environmentCrn)),
        new Status("PROVISIONED"));
  }
}
