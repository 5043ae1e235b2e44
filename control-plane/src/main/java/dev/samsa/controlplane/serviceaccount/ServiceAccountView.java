package dev.samsa.controlplane.serviceaccount;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.api.Crn;
import dev.samsa.controlplane.api.ObjectMetadata;
import dev.samsa.controlplane.api.ResourceLinks;
import java.util.UUID;

/** A service account on the wire (iam/v2). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceAccountView(
    String api_version,
    String kind,
    String id,
    ObjectMetadata metadata,
    String display_name,
    String description) {
  public static final String API_VERSION = "iam/v2";

  public static ServiceAccountView of(
      ServiceAccount account, UUID organization, ResourceLinks links) {
    return new ServiceAccountView(
        API_VERSION,
        "ServiceAccount",
        account.publicId(),
        links.metadata(
            "/iam/v2/service-accounts/" + account.publicId(),
            Crn.serviceAccount(organization, account.publicId()),
            account.createdAt(),
            account.updatedAt()),
        account.displayName(),
        account.description());
  }
}
