package dev.samsa.controlplane.identityprovider;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.api.Crn;
import dev.samsa.controlplane.api.ObjectMetadata;
import dev.samsa.controlplane.api.ResourceLinks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An identity provider on the wire (iam/v2).
 *
 * @param keys those that its tokens may be signed with
 * @param keys_fetched_at when they were fetched; absent if never
 * @param keys_problem why the last attempt failed; absent if it did not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IdentityProviderView(
    String api_version,
    String kind,
    String id,
    ObjectMetadata metadata,
    String display_name,
    String description,
    String state,
    String issuer,
    String jwks_uri,
    String identity_claim,
    List<Key> keys,
    Instant keys_fetched_at,
    String keys_problem) {
  static final String API_VERSION = "iam/v2";
  static final String PATH = "/iam/v2/identity-providers/";

  /** A public key by its name. */
  public record Key(String kid, String alg) {}

  static IdentityProviderView of(
      IdentityProvider provider, UUID organization, ResourceLinks links) {
    return new IdentityProviderView(
        API_VERSION,
        "IdentityProvider",
        provider.publicId(),
        links.metadata(
            PATH + provider.publicId(),
            Crn.identityProvider(organization, provider.publicId()),
            provider.createdAt(),
            provider.updatedAt()),
        provider.displayName(),
        provider.description(),
        provider.state().name(),
        provider.issuer(),
        provider.jwksUri(),
        provider.identityClaim(),
        provider.keys().stream().map(key -> new Key(key.id(), key.algorithm())).toList(),
        provider.keysFetchedAt(),
        provider.keysProblem().isEmpty() ? null : provider.keysProblem());
  }
}
