package dev.samsa.controlplane.signup;

import dev.samsa.controlplane.account.Account;
import dev.samsa.controlplane.account.Accounts;
import dev.samsa.controlplane.account.EmailAddress;
import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.session.Sessions;
import dev.samsa.controlplane.session.SignIn;
import dev.samsa.controlplane.user.Member;
import dev.samsa.controlplane.user.Members;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Makes account, organization and membership in one transaction: all of them, or nothing. */
@ApplicationScoped
public class SignUp {
  private final Accounts accounts;
  private final Members members;
  private final Founding founding;
  private final SignIn signIn;
  private final AuditLog audit;

  public SignUp(
      Accounts accounts, Members members, Founding founding, SignIn signIn, AuditLog audit) {
    this.accounts = accounts;
    this.members = members;
    this.founding = founding;
    this.signIn = signIn;
    this.audit = audit;
  }

  /** A founder who is signed in. */
  public record SignedUp(Founding.Founded founded, Member member, Sessions.Tokens tokens) {}

  /** An account with a password, and its first organization. */
  @Transactional
  public SignedUp withPassword(
      EmailAddress email, String passwordHash, String organization, String fullName) {
    Account account = accounts.createLocal(email.text(), passwordHash, false);
    return found(account.key(), organization, fullName);
  }

  /** Another organization for an account that is there. */
  @Transactional
  public SignedUp ofAccount(long accountKey, String organization, String fullName) {
    return found(accountKey, organization, fullName);
  }

  private SignedUp found(long accountKey, String organization, String fullName) {
    String user = PublicIds.create("u");
    Founding.Founded founded = founding.found(organization, user);
    long organizationKey = founded.organization().key();
    Member member = members.create(organizationKey, accountKey, user, fullName);
    audit.record(
        AuditEntry.anonymous("organization.create", founded.organization().publicId().toString())
            .within(organizationKey)
            .with(user));
    return new SignedUp(founded, member, signIn.ofMember(member));
  }
}
