package dev.samsa.controlplane.authentication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.samsa.controlplane.session.SessionTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.OidcTenantConfigBuilder;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Tells quarkus-oidc by whose key a bearer token is to be verified: ours, or the external
 * provider's if the token says that it comes from there.
 */
@ApplicationScoped
public class TokenIssuers implements TenantConfigResolver {
  private final OidcTenantConfig own;
  private final Optional<String> externalIssuer;
  private final Optional<OidcTenantConfig> external;
  private final Optional<OidcTenantConfig> browsers;
  private final ObjectMapper json;

  public TokenIssuers(SessionTokens tokens, ExternalIssuerConfig config, ObjectMapper json) {
    this.own =
        OidcTenantConfig.builder()
            .tenantId("samsa-sessions")
            .applicationType(ApplicationType.SERVICE)
            .publicKey(tokens.publicKey())
            .token()
            .issuer(SessionTokens.ISSUER)
            .audience(SessionTokens.AUDIENCE)
            .end()
            .build();
    this.externalIssuer = config.issuer().map(URI::toString);
    this.external = externalIssuer.map(issuer -> external(issuer, config.audience()));
    this.browsers = config.issuer().flatMap(issuer -> browsers(issuer.toString(), config));
    this.json = json;
  }

  /** Whether browsers can sign in at the external provider. */
  public boolean hasSingleSignOn() {
    return browsers.isPresent();
  }

  /** The authorization code flow, with PKCE; its cookies are sent to its own routes only. */
  private static Optional<OidcTenantConfig> browsers(String issuer, ExternalIssuerConfig config) {
    return config
        .clientId()
        .map(client -> {
          OidcTenantConfigBuilder builder =
              OidcTenantConfig.builder()
                  .tenantId("single-sign-on")
                  .applicationType(ApplicationType.WEB_APP)
                  .authServerUrl(issuer)
                  .clientId(client)
                  .token()
                  .issuer(issuer)
                  .end()
                  .authentication()
                  .redirectPath(SingleSignOn.CALLBACK)
                  .restorePathAfterRedirect(true)
                  .cookiePath(SingleSignOn.PATH)
                  .pkceRequired(true)
                  .nonceRequired(true)
                  .scopes(List.of("email"))
                  .end();
          config.clientSecret().ifPresent(secret -> builder.credentials(secret));
          return builder.build();
        });
  }

  private static OidcTenantConfig external(String issuer, Optional<String> audience) {
    // Without it the platform would take tokens that the provider made for other applications.
    String required =
        audience.orElseThrow(() ->
            new IllegalStateException(
                "samsa.oidc.issuer is set without samsa.oidc.audience; set it to the id by"
                    + " which the provider knows this platform."));
    return OidcTenantConfig.builder()
        .tenantId("external-issuer")
        .applicationType(ApplicationType.SERVICE)
        .authServerUrl(issuer)
        .token()
        .issuer(issuer)
        .audience(required)
        .end()
        .build();
  }

  @Override
  public Uni<OidcTenantConfig> resolve(
      RoutingContext context, OidcRequestContext<OidcTenantConfig> requestContext) {
    if (SingleSignOn.isPath(context) && browsers.isPresent()) {
      return Uni.createFrom().item(browsers.get());
    }
    String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    boolean fromOutside =
        header != null
            && externalIssuer.isPresent()
            && externalIssuer.equals(claimedIssuer(header));
    return Uni.createFrom().item(fromOutside ? external.orElseThrow() : own);
  }

  /** The issuer that a token claims, before anything of it is verified. */
  private Optional<String> claimedIssuer(String header) {
    String[] parts = header.substring(header.indexOf(' ') + 1).split("\\.");
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(parts[1]));
      return Optional.ofNullable(claims.path("iss").textValue());
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
