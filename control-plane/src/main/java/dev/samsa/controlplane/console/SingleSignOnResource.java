package dev.samsa.controlplane.console;

import dev.samsa.controlplane.authentication.ExternalIssuerConfig;
import dev.samsa.controlplane.authentication.TokenIssuers;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.session.Session;
import dev.samsa.controlplane.session.Sessions;
import dev.samsa.controlplane.session.SignIn;
import io.quarkus.oidc.OidcSession;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signing browsers in by an external OpenID Connect provider. */
@Path("/api/console")
@Tag(name = "Console")
@RunOnVirtualThread
public class SingleSignOnResource {
  /** A path of this origin: neither another host nor anything that a browser reads as one. */
  private static final Pattern OWN_PATH =
      Pattern.compile("/(?!/)[A-Za-z0-9/_.~!$&'()*+,;=:@%?#-]*");

  private final TokenIssuers issuers;
  private final ExternalIssuerConfig issuer;
  private final CurrentCaller caller;
  private final SignIn signIn;
  private final Sessions sessions;
  private final BrowserSessions browsers;
  private final ConsoleConfig config;
  private final OidcSession provider;

  public SingleSignOnResource(
      TokenIssuers issuers,
      ExternalIssuerConfig issuer,
      CurrentCaller caller,
      SignIn signIn,
      Sessions sessions,
      BrowserSessions browsers,
      ConsoleConfig config,
      OidcSession provider) {
    this.issuers = issuers;
    this.issuer = issuer;
    this.caller = caller;
    this.signIn = signIn;
    this.sessions = sessions;
    this.browsers = browsers;
    this.config = config;
    this.provider = provider;
  }

  /**
   * How one can sign in here, beside a password.
   *
   * @param single_sign_on name of the identity provider; absent if there is none
   */
  public record WaysIn(String single_sign_on) {}

  @GET
  @Path("sign-in")
  public WaysIn getWaysIn() {
    return new WaysIn(issuers.hasSingleSignOn() ? issuer.name() : null);
  }

  /**
   * Reached only once the provider has signed the browser in; before that the answer is a redirect
   * to it.
   *
   * @param to where to go in the console; what is no path of it is read over
   */
  @GET
  @Path("sso")
  public Response openByProvider(@QueryParam("to") String to, @Context RoutingContext context) {
    long account =
        switch (caller.caller()) {
          case Caller.User user -> user.accountKey();
          case Caller.Newcomer newcomer -> newcomer.accountKey();
          case Caller.Operator operator -> operator.accountKey();
          case Caller.ApiKey key -> throw new IllegalStateException("a key has no browser");
          case Caller.Federated pool -> throw new IllegalStateException("a pool has no browser");
        };
    SignIn.SignedIn signedIn = signIn.ofAccount(account, null);
    Session session = sessions.findByRefreshToken(signedIn.tokens().refreshToken()).orElseThrow();
    String secret =
        browsers.open(session.publicId(), context.request().getHeader(HttpHeaders.USER_AGENT));
    SessionCookie.write(context, secret, config.sessionLimit());
    // Ours counts from now on; the provider's tokens are kept nowhere.
    provider.logout().await().indefinitely();
    return Response.status(Response.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION.toString(), ownPath(to))
        .header("Cache-Control", "no-store")
        .build();
  }

  static String ownPath(String to) {
    return to != null && OWN_PATH.matcher(to).matches() ? to : "/";
  }
}
