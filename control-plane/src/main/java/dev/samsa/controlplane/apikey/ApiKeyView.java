package dev.samsa.controlplane.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.api.Crn;
import dev.samsa.controlplane.api.ObjectMetadata;
import dev.samsa.controlplane.api.ObjectReference;
import dev.samsa.controlplane.api.ResourceLinks;
import java.time.Instant;
import java.util.UUID;

/** An API key on the wire (iam/v2). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiKeyView(
    String api_version, String kind, String id, ObjectMetadata metadata, Spec spec, Status status) {
  static final String API_VERSION = "iam/v2";

  /**
   * What the key is.
   *
   * @param secret in the answer to its creation only
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Spec(
      String secret,
      String display_name,
      String description,
      ObjectReference owner,
      ObjectReference resource) {}

  /**
   * What became of it.
   *
   * @param last_used_at within five minutes; absent for a key that was never used
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Status(Instant last_used_at) {}

  static ApiKeyView of(
      ApiKey key, String secret, String environment, UUID organization, ResourceLinks links) {
    return new ApiKeyView(
        API_VERSION,
        "ApiKey",
        key.publicId(),
        links.metadata(
            "/iam/v2/api-keys/" + key.publicId(),
            Crn.apiKey(organization, key.owner(), key.publicId()),
            key.createdAt(),
            key.updatedAt()),
        new Spec(
            secret,
            key.displayName(),
            key.description(),
            owner(key.owner(), organization, links),
            key.isCloud()
                ? new ObjectReference("cloud", null, null, null, API_VERSION, "Cloud")
                : cluster(key.scope(), environment, organization, links)),
        new Status(key.lastUsedAt()));
  }

  private static ObjectReference owner(String id, UUID organization, ResourceLinks links) {
    boolean serviceAccount = id.startsWith("sa-");
    return new ObjectReference(
        id,
        null,
        links.url((serviceAccount ? "/iam/v2/service-accounts/" : "/iam/v2/users/") + id),
        serviceAccount ? Crn.serviceAccount(organization, id) : Crn.user(organization, id),
        API_VERSION,
        serviceAccount ? "ServiceAccount" : "User");
  }

  /** The version and kind are what clients compare the cluster's own with. */
  private static ObjectReference cluster(
      String id, String environment, UUID organization, ResourceLinks links) {
    if (id.startsWith("lsrc-")) {
      return new ObjectReference(
          id,
          environment,
          links.url("/srcm/v3/clusters/" + id),
          environment == null
              ? null
              : Crn.environment(organization, environment) + "/schema-registry=" + id,
          "srcm/v3",
          "Cluster");
    }
    return new ObjectReference(
        id,
        environment,
        links.url("/cmk/v2/clusters/" + id),
        environment == null ? null : Crn.cluster(organization, environment, id),
        "cmk/v2",
        "Cluster");
  }
}
