package dev.samsa.controlplane.session;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.session.SessionView.SignedInView;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Signing in and out (wire contract 4.3). */
@Path("/api")
@Tag(name = "Sessions")
public class SessionResource {
  private final SignIn signIn;
  private final Sessions sessions;
  private final CurrentCaller caller;

  public SessionResource(SignIn signIn, Sessions sessions, CurrentCaller caller) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.caller = caller;
  }

  /**
   * E-mail and password, or a refresh token, or neither with the bearer token of a session (or of
   * the external identity provider), to act in another organization.
   *
   * @param orgResourceId the organization to act in; the first if not given
   */
  public record SessionInput(
      String email, String password, String refreshToken, String orgResourceId) {}

  /** How an account signs in; always with a password, because single sign-on brings its token. */
  public record Realm(boolean is_sso, boolean mfa_required, String realm) {}

  @GET
  @Path("login/realm")
  public Realm getLoginRealm() {
    return new Realm(false, false, "");
  }

  @POST
  @Path("sessions")
  @ResponseStatus(200)
  public SignedInView createSession(SessionInput input) {
    SessionInput given = RequestBody.required(input);
    if (given.refreshToken() != null && !given.refreshToken().isEmpty()) {
      return SignedInView.of(signIn.withRefreshToken(given.refreshToken()));
    }
    if (given.email() == null && given.password() == null) {
      return SignedInView.of(signIn.ofAccount(accountKey(), given.orgResourceId()));
    }
    return SignedInView.of(
        signIn.withPassword(given.email(), given.password(), given.orgResourceId()));
  }

  /** Signs out: the session's tokens are refused from now on. */
  @DELETE
  @Path("sessions")
  public void deleteSession() {
    switch (caller.caller()) {
      case Caller.User user -> sessions.revoke(user.sessionId());
      case Caller.Newcomer newcomer -> sessions.revoke(newcomer.sessionId());
      case Caller.Operator operator -> sessions.revoke(operator.sessionId());
      case Caller.ApiKey _ ->
          throw ApiException.forbidden("An API key has no session; delete the key to revoke it.");
      case Caller.Federated _ ->
          throw ApiException.forbidden("An identity pool has no session; disable the pool.");
    }
  }

  private long accountKey() {
    return switch (caller.caller()) {
      case Caller.User user -> user.accountKey();
      case Caller.Newcomer newcomer -> newcomer.accountKey();
      case Caller.Operator operator -> operator.accountKey();
      case Caller.ApiKey _, Caller.Federated _ ->
          throw ApiException.of(ErrorCode.INVALID, "Sign in with email and password.");
    };
  }
}
