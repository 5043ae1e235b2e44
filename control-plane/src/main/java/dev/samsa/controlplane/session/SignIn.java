package dev.samsa.controlplane.session;

import dev.samsa.controlplane.account.Account;
import dev.samsa.controlplane.account.Accounts;
import dev.samsa.controlplane.account.Passwords;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.limits.AttemptLimits;
import dev.samsa.controlplane.user.Member;
import dev.samsa.controlplane.user.Members;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Opens sessions for who can show a password, a refresh token or another session. */
@ApplicationScoped
public class SignIn {
  private static final String OPERATOR_SUBJECT = "operator";

  private final Accounts accounts;
  private final Members members;
  private final Passwords passwords;
  private final Sessions sessions;
  private final AttemptLimits limits;
  private final AuditLog audit;

  public SignIn(
      Accounts accounts,
      Members members,
      Passwords passwords,
      Sessions sessions,
      AttemptLimits limits,
      AuditLog audit) {
    this.accounts = accounts;
    this.members = members;
    this.passwords = passwords;
    this.sessions = sessions;
    this.limits = limits;
    this.audit = audit;
  }

  /**
   * Who is signed in now.
   *
   * @param member null for the operator account, and for who belongs to no organization
   */
  public record SignedIn(Sessions.Tokens tokens, Account account, Member member) {}

  /**
   * Signs in with e-mail and password. What is wrong is not told, and takes the same time.
   *
   * @param organization id of the organization to act in; null for the first
   * @throws ApiException 403 if anything is wrong, 429 after too many attempts
   */
  public SignedIn withPassword(String email, String password, String organization) {
    String given = email == null ? "" : email.strip();
    limits.signIn(given);
    Optional<Account> account = accounts.findLocal(given);
    boolean right = passwords.matches(password, account.map(Account::passwordHash).orElse(null));
    if (!right) {
      audit.recordRefusal(AuditEntry.anonymous("session.create", shortened(given)));
      throw ApiException.forbidden("E-mail or password is wrong.");
    }
    limits.signedIn(given);
    SignedIn signedIn = open(account.orElseThrow(), organization);
    audit.recordSuccess(entry(signedIn));
    return signedIn;
  }

  /**
   * Renews a session.
   *
   * @throws ApiException 401 if it has ended
   */
  public SignedIn withRefreshToken(String refreshToken) {
    limits.mailToken();
    Session session =
        sessions
            .findByRefreshToken(refreshToken)
            .orElseThrow(() ->
                ApiException.of(
                    ErrorCode.UNAUTHENTICATED, "The session has ended; sign in again."));
    limits.mailTokenAccepted();
    Account account = accounts.find(session.accountKey()).orElseThrow();
    Member member = Optional.ofNullable(session.memberKey()).flatMap(members::find).orElse(null);
    return new SignedIn(
        sessions.renew(session, refreshToken, subject(account, member)), account, member);
  }

  /**
   * Opens another session of an account that is signed in, to act in another organization.
   *
   * @throws ApiException 403 if it does not belong to that organization
   */
  public SignedIn ofAccount(long accountKey, String organization) {
    return open(accounts.find(accountKey).orElseThrow(), organization);
  }

  /** Opens a session that acts as that member. */
  public Sessions.Tokens ofMember(Member member) {
    return sessions.open(member.accountKey(), member.key(), member.publicId());
  }

  private SignedIn open(Account account, String organization) {
    Member member = account.operator() ? null : choose(account, organization);
    Sessions.Tokens tokens =
        sessions.open(
            account.key(), member == null ? null : member.key(), subject(account, member));
    return new SignedIn(tokens, account, member);
  }

  private Member choose(Account account, String organization) {
    List<Member> all = members.ofAccount(account.key());
    boolean any = organization == null || organization.isBlank();
    List<Member> wanted =
        all.stream()
            .filter(m -> any || m.organization().publicId().toString().equals(organization))
            .toList();
    if (wanted.isEmpty()) {
      if (any) {
        return null;
      }
      throw ApiException.forbidden("You do not belong to organization " + organization + ".");
    }
    return wanted.stream()
        .filter(m -> !m.organization().suspended())
        .findFirst()
        .orElseThrow(() ->
            ApiException.forbidden(
                "Organization "
                    + wanted.getFirst().organization().displayName()
                    + " is suspended; ask the operator of this platform."));
  }

  private static AuditEntry entry(SignedIn signedIn) {
    Member member = signedIn.member();
    AuditEntry entry =
        new AuditEntry(
            null, subject(signedIn.account(), member), "", "session.create", "password", "");
    return member == null ? entry : entry.within(member.organization().key());
  }

  private static String subject(Account account, Member member) {
    if (account.operator()) {
      return OPERATOR_SUBJECT;
    }
    return member == null ? "account-" + account.key() : member.publicId();
  }

  private static String shortened(String email) {
    return email.length() > 254 ? email.substring(0, 254) : email;
  }
}
