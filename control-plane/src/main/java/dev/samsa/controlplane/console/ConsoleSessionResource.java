package dev.samsa.controlplane.console;

import dev.samsa.controlplane.account.Account;
import dev.samsa.controlplane.account.Accounts;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.session.Session;
import dev.samsa.controlplane.session.Sessions;
import dev.samsa.controlplane.session.SignIn;
import dev.samsa.controlplane.user.Member;
import dev.samsa.controlplane.user.Members;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Signing browsers in and out: like {@code /api/sessions}, but the token stays in a cookie. */
@Path("/api/console")
@Tag(name = "Console")
public class ConsoleSessionResource {
  private final SignIn signIn;
  private final Sessions sessions;
  private final BrowserSessions browsers;
  private final Accounts accounts;
  private final Members members;
  private final ConsoleConfig config;

  public ConsoleSessionResource(
      SignIn signIn,
      Sessions sessions,
      BrowserSessions browsers,
      Accounts accounts,
      Members members,
      ConsoleConfig config) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.browsers = browsers;
    this.accounts = accounts;
    this.members = members;
    this.config = config;
  }

  /**
   * E-mail and password.
   *
   * @param organization id of the organization to act in; the first if not given
   */
  public record BrowserSignIn(String email, String password, String organization) {
    /** Never shows the password. */
    @Override
    public String toString() {
      return "BrowserSignIn";
    }
  }

  @POST
  @Path("session")
  @ResponseStatus(200)
  public BrowserSessionView openBrowserSession(
      BrowserSignIn input, @Context RoutingContext context) {
    BrowserSignIn given = RequestBody.required(input);
    SignIn.SignedIn signedIn =
        signIn.withPassword(given.email(), given.password(), given.organization());
    Session session = sessions.findByRefreshToken(signedIn.tokens().refreshToken()).orElseThrow();
    String secret =
        browsers.open(session.publicId(), context.request().getHeader(HttpHeaders.USER_AGENT));
    SessionCookie.write(context, secret, config.sessionLimit());
    BrowserSession browser = browsers.use(secret).orElseThrow();
    return BrowserSessionView.of(browser, signedIn.account(), signedIn.member());
  }

  @GET
  @Path("session")
  public BrowserSessionView getBrowserSession(@Context RoutingContext context) {
    BrowserSession browser = current(context);
    Session session = session(browser);
    Account account = accounts.find(session.accountKey()).orElseThrow();
    Member member = Optional.ofNullable(session.memberKey()).flatMap(members::find).orElse(null);
    return BrowserSessionView.of(browser, account, member);
  }

  @DELETE
  @Path("session")
  public void closeBrowserSession(@Context RoutingContext context) {
    BrowserSession browser = current(context);
    sessions.revoke(browser.sessionId());
    SessionCookie.clear(context);
  }

  /** Where else this account is signed in by a browser. */
  @GET
  @Path("sessions")
  public OpenSessions listBrowserSessions(@Context RoutingContext context) {
    BrowserSession browser = current(context);
    return new OpenSessions(
        browsers.ofAccount(session(browser).accountKey()).stream()
            .map(open -> OpenSessions.Entry.of(open, open.publicId().equals(browser.publicId())))
            .toList());
  }

  @DELETE
  @Path("sessions/{id}")
  public void endBrowserSession(@PathParam("id") String id, @Context RoutingContext context) {
    List<BrowserSession> mine = browsers.ofAccount(session(current(context)).accountKey());
    BrowserSession chosen =
        mine.stream()
            .filter(open -> open.publicId().equals(id))
            .findFirst()
            .orElseThrow(() -> ApiException.notFound("Session", id));
    sessions.revoke(chosen.sessionId());
  }

  private BrowserSession current(RoutingContext context) {
    return SessionCookie.read(context).flatMap(browsers::use).orElseThrow(this::signedOut);
  }

  private Session session(BrowserSession browser) {
    return sessions.find(browser.sessionId()).orElseThrow(this::signedOut);
  }

  private ApiException signedOut() {
    return ApiException.of(ErrorCode.UNAUTHENTICATED, "Your session has ended; sign in again.");
  }
}
