package dev.samsa.controlplane.password;

import dev.samsa.controlplane.account.Account;
import dev.samsa.controlplane.account.Accounts;
import dev.samsa.controlplane.account.EmailAddress;
import dev.samsa.controlplane.account.Passwords;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.limits.AttemptLimits;
import dev.samsa.controlplane.session.Sessions;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Changing and resetting passwords. */
@Path("/api")
@Tag(name = "Passwords")
public class PasswordResource {
  private final CurrentCaller caller;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Sessions sessions;
  private final PasswordResets resets;
  private final ResetQueue queue;
  private final AttemptLimits limits;
  private final AuditLog audit;

  public PasswordResource(
      CurrentCaller caller,
      Accounts accounts,
      Passwords passwords,
      Sessions sessions,
      PasswordResets resets,
      ResetQueue queue,
      AttemptLimits limits,
      AuditLog audit) {
    this.caller = caller;
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.resets = resets;
    this.queue = queue;
    this.limits = limits;
    this.audit = audit;
  }

  /** The password as it is, and as it shall be. */
  public record PasswordChange(String current_password, String password) {
    /** Never shows the passwords. */
    @Override
    public String toString() {
      return "PasswordChange";
    }
  }

  /** Whose password is forgotten. */
  public record ResetRequest(String email) {}

  /** The password as it shall be. */
  public record NewPassword(String password) {
    /** Never shows the password. */
    @Override
    public String toString() {
      return "NewPassword";
    }
  }

  /** Sets a new password and ends all other sessions of the account. */
  @POST
  @Path("password")
  @ResponseStatus(204)
  @Transactional
  public void changePassword(PasswordChange change) {
    PasswordChange given = RequestBody.required(change);
    Caller who = caller.caller();
    Account account = accounts.find(accountKey(who)).orElseThrow();
    if (!account.isLocal()) {
      throw ApiException.conflict("This account signs in elsewhere and has no password here.");
    }
    limits.signIn(account.email());
    if (!passwords.matches(given.current_password(), account.passwordHash())) {
      throw ApiException.invalid("/current_password", "current_password is wrong.");
    }
    limits.signedIn(account.email());
    accounts.setPassword(
        account.key(), passwords.hash(given.password(), EmailAddress.parse(account.email())));
    sessions.revokeOfAccount(account.key(), sessionId(who));
    audit.record(AuditEntry.by(who, "password.change", "account"));
  }

  /** Answers the same, and as fast, whether or not there is such an account. */
  @POST
  @Path("password-resets")
  @ResponseStatus(202)
  public void requestPasswordReset(ResetRequest request) {
    EmailAddress email = EmailAddress.parse(RequestBody.required(request).email());
    limits.passwordReset(email.text());
    queue.add(email.text());
  }

  @POST
  @Path("password-resets/{token}")
  @ResponseStatus(204)
  public void resetPassword(@PathParam("token") String token, NewPassword input) {
    limits.mailToken();
    resets.complete(token, RequestBody.required(input).password());
    limits.mailTokenAccepted();
  }

  private static long accountKey(Caller who) {
    return switch (who) {
      case Caller.User user -> user.accountKey();
      case Caller.Newcomer newcomer -> newcomer.accountKey();
      case Caller.Operator operator -> operator.accountKey();
      case Caller.ApiKey _, Caller.Federated _ ->
          throw ApiException.forbidden("This route is for signed-in users, not for API keys.");
    };
  }

  private static String sessionId(Caller who) {
    return switch (who) {
      case Caller.User user -> user.sessionId();
      case Caller.Newcomer newcomer -> newcomer.sessionId();
      case Caller.Operator operator -> operator.sessionId();
      case Caller.ApiKey _, Caller.Federated _ -> null;
    };
  }
}
