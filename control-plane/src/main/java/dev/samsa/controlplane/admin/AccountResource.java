package dev.samsa.controlplane.admin;

import dev.samsa.controlplane.account.Accounts;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.password.PasswordResets;
import dev.samsa.controlplane.session.Sessions;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Accounts as the operator sees them. */
@Path("/admin/v1/accounts")
@Tag(name = "Operator")
public class AccountResource {
  private final Accounts accounts;
  private final Sessions sessions;
  private final PasswordResets resets;
  private final CurrentCaller caller;
  private final AuditLog audit;

  public AccountResource(
      Accounts accounts,
      Sessions sessions,
      PasswordResets resets,
      CurrentCaller caller,
      AuditLog audit) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.resets = resets;
    this.caller = caller;
    this.audit = audit;
  }

  /** Ends an account's sessions and mails its owner a token to set a new password with. */
  @POST
  @Path("{email}/reset-password")
  @ResponseStatus(202)
  @Transactional
  public void resetAccountPassword(@PathParam("email") String email) {
    Caller.Operator operator = caller.operator();
    long account =
        accounts.findLocal(email).orElseThrow(() -> ApiException.notFound("Account", email)).key();
    sessions.revokeOfAccount(account, null);
    resets.request(email);
    audit.record(AuditEntry.by(operator, "account.reset-password", email));
  }
}
