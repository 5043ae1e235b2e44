package dev.samsa.controlplane.password;

import dev.samsa.controlplane.account.Account;
import dev.samsa.controlplane.account.Accounts;
import dev.samsa.controlplane.account.EmailAddress;
import dev.samsa.controlplane.account.Passwords;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.api.ResourceLinks;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.mail.Mail;
import dev.samsa.controlplane.mail.MailOutbox;
import dev.samsa.controlplane.secrets.OneTimeSecret;
import dev.samsa.controlplane.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Mails tokens with which a new password can be set once, and takes them back. */
@ApplicationScoped
public class PasswordResets {
  private static final Duration VALIDITY = Duration.ofHours(1);

  private final Database database;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Sessions sessions;
  private final MailOutbox mail;
  private final ResourceLinks links;
  private final AuditLog audit;
  private final Clock clock;

  public PasswordResets(
      Database database,
      Accounts accounts,
      Passwords passwords,
      Sessions sessions,
      MailOutbox mail,
      ResourceLinks links,
      AuditLog audit,
      Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.mail = mail;
    this.links = links;
    this.audit = audit;
    this.clock = clock;
  }

  /** Mails a token if there is such an account, and else does nothing. */
  @Transactional
  public void request(String email) {
    Optional<Account> account = accounts.findLocal(email);
    if (account.isEmpty()) {
      return;
    }
    String token = OneTimeSecret.token();
    Instant now = clock.instant();
    database.update(
        "INSERT INTO password_reset (account_id, token_hash, created_at, expires_at)"
            + " VALUES (?, ?, ?, ?)",
        account.get().key(),
        OneTimeSecret.hash(token),
        now,
        now.plus(VALIDITY));
    audit.record(AuditEntry.anonymous("password-reset.request", email));
    mail.send(
        new Mail(
            account.get().email(),
            "Set a new password",
            """
            Somebody, hopefully you, asked to set a new password for this address.
            Set it within an hour:

            %s

            or from a program:

            POST %s
            {"password": "..."}

            If it was not you, there is nothing to do: your password stays as it is.
            """
                .formatted(
                    links.url("/reset/" + token), links.url("/api/password-resets/" + token))));
  }

  /**
   * Sets a new password. The token cannot be used again, and all sessions of the account end.
   *
   * @throws ApiException 404 if the token is unknown, used or expired, 400 if the password is weak
   */
  @Transactional
  public void complete(String token, String password) {
    long accountKey =
        database
            .first(
                """
                SELECT account_id FROM password_reset
                WHERE token_hash = ? AND used_at IS NULL AND expires_at > ? FOR UPDATE
                """,
                row -> row.getLong(1),
                OneTimeSecret.hash(token),
                clock.instant())
            .orElseThrow(() ->
                ApiException.of(
                    ErrorCode.NOT_FOUND,
                    "This reset link is unknown, used or expired; ask for a new one."));
    Account account = accounts.find(accountKey).orElseThrow();
    String hash = passwords.hash(password, EmailAddress.parse(account.email()));
    accounts.setPassword(accountKey, hash);
    database.update(
        "UPDATE password_reset SET used_at = ? WHERE account_id = ? AND used_at IS NULL",
        clock.instant(),
        accountKey);
    sessions.revokeOfAccount(accountKey, null);
    audit.record(AuditEntry.anonymous("password-reset.complete", account.email()));
  }
}
