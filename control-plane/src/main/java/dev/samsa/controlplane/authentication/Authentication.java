package dev.samsa.controlplane.authentication;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.api.RefusalWriter;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.secrets.Peppers;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Reads the credential of a request. A wrong one makes the caller unknown rather than ending the
 * request, so that who holds an expired token can still sign in; routes that need a caller answer
 * 401 and say what was wrong.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class Authentication implements HttpAuthenticationMechanism {
  /** Attribute of the identity that holds a Kafka key's secret, to sign in to its cluster with. */
  public static final String KEY_SECRET = "samsa.key-secret";

  private static final Logger LOG = Logger.getLogger(Authentication.class);
  private static final String REFUSAL = "samsa.refusal";
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";

  /** Says that the bearer token is of a tenant's own issuer, and for which pool (contract 1.3). */
  private static final String POOL_HEADER = "confluent-identity-pool-id";

  private static final int MAX_BASIC_LENGTH = 1_024;

  /** Basic is not named, or browsers would ask the user of the console for it. */
  private static final String CHALLENGE = "Bearer realm=\"samsa\"";

  private final OidcAuthenticationMechanism oidc;
  private final Callers callers;
  private final BrowserCredential browser;
  private final TokenIssuers issuers;
  private final BlockingSecurityExecutor executor;

  public Authentication(
      OidcAuthenticationMechanism oidc,
      Callers callers,
      BrowserCredential browser,
      TokenIssuers issuers,
      BlockingSecurityExecutor executor) {
    this.oidc = oidc;
    this.callers = callers;
    this.browser = browser;
    this.issuers = issuers;
    this.executor = executor;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identityProviders) {
    if (SingleSignOn.isPath(context)) {
      return singleSignOn(context, identityProviders);
    }
    String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    Uni<SecurityIdentity> identity;
    if (header == null) {
      if (!browser.isPresent(context)) {
        return Uni.createFrom().nullItem();
      }
      identity = browser(context);
    } else if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      String pool = context.request().getHeader(POOL_HEADER);
      identity =
          pool == null
              ? bearer(context, identityProviders)
              : pool(pool, header.substring(BEARER.length()).strip());
    } else if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      identity = basic(context, header.substring(BASIC.length()).strip());
    } else {
      identity = Uni.createFrom().failure(Callers.refused("Authenticate by Bearer or Basic."));
    }
    return identity
        .onFailure(ApiException.class)
        .recoverWithItem(refusal -> {
          context.put(REFUSAL, refusal);
          // The delegate may have noted itself as the one to answer.
          context.put(HttpAuthenticationMechanism.class.getName(), this);
          return null;
        });
  }

  private Uni<SecurityIdentity> bearer(
      RoutingContext context, IdentityProviderManager identityProviders) {
    return oidc.authenticate(context, identityProviders)
        .onFailure(AuthenticationFailedException.class)
        .transform(
            failure -> Callers.refused("The bearer token is invalid or expired; sign in again."))
        .onFailure(failure -> !(failure instanceof ApiException))
        .transform(failure ->
            ApiException.of(
                ErrorCode.UNAVAILABLE, "The identity provider cannot be reached; try again later."))
        .onItem()
        .ifNull()
        .failWith(() -> Callers.refused("The bearer token is invalid; sign in again."))
        .chain(verified ->
            executor.executeBlocking(
                () -> identity(callers.ofToken((JsonWebToken) verified.getPrincipal()), null)));
  }

  private Uni<SecurityIdentity> pool(String pool, String token) {
    return executor.executeBlocking(() -> identity(callers.ofPool(pool, token), null));
  }

  /** No identity at first: then the challenge is a redirect to the provider. */
  private Uni<SecurityIdentity> singleSignOn(
      RoutingContext context, IdentityProviderManager identityProviders) {
    if (!issuers.hasSingleSignOn()) {
      context.put(
          REFUSAL,
          Callers.refused(
              "No identity provider is set up for browsers; sign in with e-mail and password."));
      return Uni.createFrom().nullItem();
    }
    return oidc.authenticate(context, identityProviders)
        .onFailure(failure -> !(failure instanceof AuthenticationRedirectException))
        .recoverWithItem(failure -> {
          LOG.infof("single sign-on was refused: %s", failure.getMessage());
          context.put(REFUSAL, Callers.refused("The identity provider did not sign you in."));
          context.put(HttpAuthenticationMechanism.class.getName(), this);
          return null;
        })
        .onItem()
        .ifNotNull()
        .transformToUni(verified ->
            executor.executeBlocking(
                () -> identity(callers.ofToken((JsonWebToken) verified.getPrincipal()), null)));
  }

  private Uni<SecurityIdentity> browser(RoutingContext context) {
    return executor.executeBlocking(() ->
        identity(
            callers.ofSession(
                browser
                    .session(context)
                    .orElseThrow(() -> Callers.refused("Your session has ended; sign in again."))),
            null));
  }

  private Uni<SecurityIdentity> basic(RoutingContext context, String encoded) {
    Optional<String[]> credential = decode(encoded);
    if (credential.isEmpty()) {
      return Uni.createFrom()
          .failure(Callers.refused("invalid API key: send id and secret as HTTP Basic."));
    }
    String path = context.normalizedPath();
    return executor.executeBlocking(() -> {
      String secret = credential.get()[1];
      Caller.ApiKey key = callers.ofKey(credential.get()[0], secret);
      boolean cloud = key.scope().equals(Peppers.CLOUD);
      if (!cloud && !ApiPaths.accepts(path, key.scope())) {
        throw Callers.refused(
            "invalid API key: this key is for "
                + (key.scope().startsWith("lsrc-") ? "schema registry " : "Kafka cluster ")
                + key.scope()
                + " only; use a Cloud key here.");
      }
      return identity(key, cloud ? null : secret);
    });
  }

  /** Id and secret; empty if the header has another form. */
  private static Optional<String[]> decode(String encoded) {
    if (encoded.length() > MAX_BASIC_LENGTH) {
      return Optional.empty();
    }
    try {
      String text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0 || text.indexOf('\0') >= 0
          ? Optional.empty()
          : Optional.of(new String[] {text.substring(0, colon), text.substring(colon + 1)});
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static SecurityIdentity identity(Caller caller, String keySecret) {
    String name = caller instanceof Caller.Tenant tenant ? tenant.principal() : "account";
    QuarkusSecurityIdentity.Builder identity =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal(name))
            .addAttribute(CurrentCaller.ATTRIBUTE, caller);
    if (keySecret != null) {
      identity.addAttribute(KEY_SECRET, keySecret);
    }
    return identity.build();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    if (SingleSignOn.isPath(context) && issuers.hasSingleSignOn()) {
      return context.get(REFUSAL) == null
          ? oidc.getChallenge(context)
          : Uni.createFrom()
              .item(new ChallengeData(302, HttpHeaders.LOCATION.toString(), SingleSignOn.REFUSED));
    }
    return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", CHALLENGE));
  }

  @Override
  public Uni<Boolean> sendChallenge(RoutingContext context) {
    if (SingleSignOn.isPath(context) && issuers.hasSingleSignOn()) {
      return HttpAuthenticationMechanism.super.sendChallenge(context);
    }
    ApiException refusal =
        Optional.ofNullable(context.<ApiException>get(REFUSAL))
            .orElseGet(() ->
                Callers.refused(
                    "Send a bearer token from POST /api/sessions, or an API key as HTTP"
                        + " Basic."));
    if (refusal.code() == ErrorCode.UNAUTHENTICATED) {
      context.response().putHeader("WWW-Authenticate", CHALLENGE);
    }
    RefusalWriter.write(context, refusal);
    return Uni.createFrom().item(true);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(TokenAuthenticationRequest.class);
  }
}
