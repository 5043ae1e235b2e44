package dev.samsa.controlplane.identityprovider;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.api.Crn;
import dev.samsa.controlplane.api.ObjectMetadata;
import dev.samsa.controlplane.api.ResourceLinks;
import java.util.UUID;

/**
 * An identity pool on the wire (iam/v2).
 *
 * @param principal what its identities act as, for role bindings and ACLs behind {@code User:}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IdentityPoolView(
    String api_version,
    String kind,
    String id,
    ObjectMetadata metadata,
    String display_name,
    String description,
    String identity_claim,
    String filter,
    String principal,
    String state) {

  static IdentityPoolView of(IdentityPool pool, UUID organization, ResourceLinks links) {
    return new IdentityPoolView(
        IdentityProviderView.API_VERSION,
        "IdentityPool",
        pool.publicId(),
        links.metadata(
            IdentityProviderView.PATH + pool.provider() + "/identity-pools/" + pool.publicId(),
            Crn.identityPool(organization, pool.provider(), pool.publicId()),
            pool.createdAt(),
            pool.updatedAt()),
        pool.displayName(),
        pool.description(),
        pool.identityClaim(),
        pool.filter(),
        pool.publicId(),
        pool.state().name());
  }
}
