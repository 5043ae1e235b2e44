package dev.samsa.controlplane.identityprovider;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.PatchedText;
import dev.samsa.controlplane.api.TextRule;
import dev.samsa.controlplane.webhook.WebhookTarget;
import dev.samsa.description.identity.ClaimFilter;
import dev.samsa.description.identity.ClaimPath;
import dev.samsa.description.identity.InvalidFilterException;
import java.util.Optional;

/** Reads what a tenant sends for providers and pools, and refuses what cannot be. Pure. */
final class ProviderRules {
  /** Where a token's holder stands unless it is said otherwise. */
  private static final String SUBJECT = "claims.sub";

  private static final TextRule DISPLAY_NAME = new TextRule("/display_name", 64);
  private static final TextRule DESCRIPTION = new TextRule("/description", 256);
  private static final TextRule ISSUER = new TextRule("/issuer", 1_024);
  private static final TextRule JWKS_URI = new TextRule("/jwks_uri", 1_024);
  private static final TextRule CLAIM = new TextRule("/identity_claim", ClaimPath.LONGEST);
  private static final TextRule FILTER = new TextRule("/filter", ClaimFilter.LONGEST);

  private ProviderRules() {}

  /** A provider as it shall be. */
  record Provider(
      String displayName,
      String description,
      String issuer,
      String jwksUri,
      String identityClaim,
      EnabledState state) {}

  /** A pool as it shall be. */
  record Pool(
      String displayName,
      String description,
      String identityClaim,
      String filter,
      EnabledState state) {}

  static Provider create(ProviderInput given, boolean privateAllowed) {
    return new Provider(
        DISPLAY_NAME.required(given.display_name()),
        PatchedText.of(given.description(), DESCRIPTION, ""),
        issuer(given.issuer()),
        keysAt(given.jwks_uri(), privateAllowed),
        claim(given.identity_claim(), SUBJECT),
        EnabledState.patched(given.state(), EnabledState.ENABLED));
  }

  /** What the provider becomes; what was not sent stays. */
  static Provider patch(IdentityProvider current, ProviderInput given, boolean privateAllowed) {
    return new Provider(
        name(given.display_name(), current.displayName()),
        PatchedText.of(given.description(), DESCRIPTION, current.description()),
        given.issuer() == null ? current.issuer() : issuer(given.issuer()),
        given.jwks_uri() == null || given.jwks_uri().equals(current.jwksUri())
            ? current.jwksUri()
            : keysAt(given.jwks_uri(), privateAllowed),
        claim(given.identity_claim(), current.identityClaim()),
        EnabledState.patched(given.state(), current.state()));
  }

  static Pool create(PoolInput given, IdentityProvider provider) {
    return new Pool(
        DISPLAY_NAME.required(given.display_name()),
        PatchedText.of(given.description(), DESCRIPTION, ""),
        claim(given.identity_claim(), provider.identityClaim()),
        filter(given.filter()),
        EnabledState.patched(given.state(), EnabledState.ENABLED));
  }

  /** What the pool becomes; what was not sent stays. */
  static Pool patch(IdentityPool current, PoolInput given) {
    return new Pool(
        name(given.display_name(), current.displayName()),
        PatchedText.of(given.description(), DESCRIPTION, current.description()),
        claim(given.identity_claim(), current.identityClaim()),
        given.filter() == null ? current.filter() : filter(given.filter()),
        EnabledState.patched(given.state(), current.state()));
  }

  private static String name(String given, String current) {
    return given == null ? current : DISPLAY_NAME.required(given);
  }

  /** An issuer is a name that nobody calls; whether it is reachable is all the same. */
  private static String issuer(String given) {
    String issuer = ISSUER.required(given);
    refuse("/issuer", WebhookTarget.objection(issuer, true));
    return issuer;
  }

  private static String keysAt(String given, boolean privateAllowed) {
    String uri = JWKS_URI.required(given);
    refuse("/jwks_uri", WebhookTarget.objection(uri, privateAllowed));
    return uri;
  }

  private static void refuse(String field, Optional<String> objection) {
    objection.ifPresent(sentence -> {
      throw ApiException.invalid(field, field.substring(1) + " cannot be used: " + sentence);
    });
  }

  private static String claim(String given, String otherwise) {
    if (given == null || given.isEmpty()) {
      return otherwise;
    }
    try {
      ClaimPath.parse(CLAIM.required(given));
      return given;
    } catch (InvalidFilterException e) {
      throw ApiException.invalid(
          "/identity_claim", "identity_claim cannot be used: " + e.getMessage());
    }
  }

  private static String filter(String given) {
    try {
      ClaimFilter.parse(FILTER.required(given));
      return given;
    } catch (InvalidFilterException e) {
      throw ApiException.invalid("/filter", "filter cannot be used: " + e.getMessage());
    }
  }
}
