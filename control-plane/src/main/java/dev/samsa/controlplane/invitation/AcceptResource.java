package dev.samsa.controlplane.invitation;

import dev.samsa.controlplane.account.Account;
import dev.samsa.controlplane.account.Accounts;
import dev.samsa.controlplane.account.EmailAddress;
import dev.samsa.controlplane.account.Passwords;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.api.ResourceLinks;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.limits.AttemptLimits;
import dev.samsa.controlplane.organization.OrganizationView;
import dev.samsa.controlplane.session.Sessions;
import dev.samsa.controlplane.session.SignIn;
import dev.samsa.controlplane.user.Member;
import dev.samsa.controlplane.user.Members;
import dev.samsa.controlplane.user.UserResource;
import dev.samsa.controlplane.user.UserView;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Joining an organization by a mailed token. */
@Path("/api/invitations")
@Tag(name = "Sign-up")
public class AcceptResource {
  private final Invitations invitations;
  private final Accounts accounts;
  private final Members members;
  private final Passwords passwords;
  private final SignIn signIn;
  private final AttemptLimits limits;
  private final CurrentCaller caller;
  private final ResourceLinks links;
  private final AuditLog audit;

  public AcceptResource(
      Invitations invitations,
      Accounts accounts,
      Members members,
      Passwords passwords,
      SignIn signIn,
      AttemptLimits limits,
      CurrentCaller caller,
      ResourceLinks links,
      AuditLog audit) {
    this.invitations = invitations;
    this.accounts = accounts;
    this.members = members;
    this.passwords = passwords;
    this.signIn = signIn;
    this.limits = limits;
    this.caller = caller;
    this.links = links;
    this.audit = audit;
  }

  /** Who is signed in needs no password; who has an account gives its, who has none a new one. */
  public record Acceptance(String password, String full_name) {
    /** Never shows the password. */
    @Override
    public String toString() {
      return "Acceptance";
    }
  }

  /** Where the caller belongs now, and the tokens of a session there. */
  public record AcceptedView(
      OrganizationView organization, UserView user, String token, String refresh_token) {}

  @POST
  @Path("{token}/accept")
  @ResponseStatus(200)
  @Transactional
  public AcceptedView acceptInvitation(@PathParam("token") String token, Acceptance input) {
    limits.mailToken();
    Invitation invitation =
        invitations
            .lockByToken(token)
            .orElseThrow(() ->
                ApiException.of(
                    ErrorCode.NOT_FOUND,
                    "This invitation is unknown, accepted, taken back or expired; ask for a new"
                        + " one."));
    Acceptance given = input == null ? new Acceptance(null, null) : input;
    long account = signedInAccount().orElseGet(() -> account(invitation, given.password()));
    Member member =
        members.create(
            invitation.organizationKey(),
            account,
            invitation.user(),
            UserResource.FULL_NAME.optional(given.full_name()));
    invitations.accept(invitation);
    limits.mailTokenAccepted();
    audit.record(
        AuditEntry.anonymous("invitation.accept", invitation.publicId())
            .within(invitation.organizationKey())
            .with(invitation.user()));
    Sessions.Tokens tokens = signIn.ofMember(member);
    return new AcceptedView(
        OrganizationView.of(member.organization(), links),
        UserView.of(member, links),
        tokens.accessToken(),
        tokens.refreshToken());
  }

  private Optional<Long> signedInAccount() {
    return caller
        .ifSignedIn()
        .map(who ->
            switch (who) {
              case Caller.User user -> user.accountKey();
              case Caller.Newcomer newcomer -> newcomer.accountKey();
              case Caller.ApiKey _, Caller.Federated _ -> null;
              case Caller.Operator operator -> null;
            });
  }

  private long account(Invitation invitation, String password) {
    Optional<Account> known = accounts.findLocal(invitation.email());
    if (known.isEmpty()) {
      String hash = passwords.hash(password, EmailAddress.parse(invitation.email()));
      return accounts.createLocal(invitation.email(), hash, false).key();
    }
    if (known.get().operator() || !passwords.matches(password, known.get().passwordHash())) {
      throw ApiException.forbidden(
          "There is an account with this e-mail; send its password, or sign in first.");
    }
    return known.get().key();
  }
}
