package dev.samsa.controlplane.invitation;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.api.ResourceLinks;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.database.DatabaseException;
import dev.samsa.controlplane.mail.Mail;
import dev.samsa.controlplane.mail.MailOutbox;
import dev.samsa.controlplane.organization.Organization;
import dev.samsa.controlplane.secrets.OneTimeSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sends invitations and keeps them. */
@ApplicationScoped
public class Invitations {
  private static final Duration VALIDITY = Duration.ofDays(7);
  private static final String COLUMNS =
      "id, public_id, organization_id, email, user_public_id, creator, created_at, updated_at,"
          + " expires_at, accepted_at";

  private final Database database;
  private final MailOutbox mail;
  private final ResourceLinks links;
  private final Clock clock;

  public Invitations(Database database, MailOutbox mail, ResourceLinks links, Clock clock) {
    this.database = database;
    this.mail = mail;
    this.links = links;
    this.clock = clock;
  }

  /**
   * Invites an address into an organization and mails it the token.
   *
   * @param user {@code u-…} that the invited will have
   * @throws ApiException 409 if that address has an open invitation
   */
  @Transactional(TxType.MANDATORY)
  public Invitation create(Organization organization, String email, String user, String creator) {
    String token = OneTimeSecret.token();
    Instant now = clock.instant();
    Invitation created;
    try {
      created =
          database
              .first(
                  "INSERT INTO invitation (public_id, organization_id, email, user_public_id,"
                      + " creator, token_hash, created_at, updated_at, expires_at)"
                      + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING "
                      + COLUMNS,
                  Invitations::read,
                  PublicIds.create("i"),
                  organization.key(),
                  email,
                  user,
                  creator,
                  OneTimeSecret.hash(token),
                  now,
                  now,
                  now.plus(VALIDITY))
              .orElseThrow();
    } catch (DatabaseException e) {
      throw e.isUniqueViolation()
          ? ApiException.conflict(
              email + " has an invitation already; delete that one to send another.")
          : e;
    }
    mail.send(
        new Mail(
            email,
            "You are invited to " + organization.displayName(),
            """
            You are invited to join the organization "%s".
            Accept within 7 days:

            %s

            or from a program, signed in or with the password that you want (or have):

            POST %s
            {"password": "...", "full_name": "..."}
            """
                .formatted(
                    organization.displayName(),
                    links.url("/invite/" + token),
                    links.url("/api/invitations/" + token + "/accept"))));
    return created;
  }

  public Optional<Invitation> find(long organizationKey, String publicId) {
    return database.first(
        "SELECT "
            + COLUMNS
            + " FROM invitation"
            + " WHERE organization_id = ? AND public_id = ? AND deleted_at IS NULL",
        Invitations::read,
        organizationKey,
        publicId);
  }

  /** The open invitation that a mailed token belongs to, kept for this transaction. */
  @Transactional(TxType.MANDATORY)
  public Optional<Invitation> lockByToken(String token) {
    return database.first(
        "SELECT "
            + COLUMNS
            + " FROM invitation WHERE token_hash = ? AND deleted_at IS NULL"
            + " AND accepted_at IS NULL AND expires_at > ? FOR UPDATE",
        Invitations::read,
        OneTimeSecret.hash(token),
        clock.instant());
  }

  /**
   * Invitations in the order of their keys.
   *
   * @param email null for all
   * @param user null for all
   * @param creator null for all
   */
  public List<Invitation> list(
      long organizationKey, String email, String user, String creator, long afterKey) {
    return database.list(
        "SELECT "
            + COLUMNS
            + " FROM invitation WHERE organization_id = ? AND deleted_at IS NULL AND id > ?"
            + " AND (?::text IS NULL OR lower(email) = lower(?))"
            + " AND (?::text IS NULL OR user_public_id = ?)"
            + " AND (?::text IS NULL OR creator = ?) ORDER BY id",
        Invitations::read,
        organizationKey,
        afterKey,
        email,
        email,
        user,
        user,
        creator,
        creator);
  }

  public void accept(Invitation invitation) {
    Instant now = clock.instant();
    database.update(
        "UPDATE invitation SET accepted_at = ?, updated_at = ? WHERE id = ?",
        now,
        now,
        invitation.key());
  }

  public void delete(Invitation invitation) {
    Instant now = clock.instant();
    database.update(
        "UPDATE invitation SET deleted_at = ?, updated_at = ? WHERE id = ? AND deleted_at IS NULL",
        now,
        now,
        invitation.key());
  }

  private static Invitation read(ResultSet row) throws SQLException {
    return new Invitation(
        row.getLong("id"),
        row.getString("public_id"),
        row.getLong("organization_id"),
        row.getString("email"),
        row.getString("user_public_id"),
        row.getString("creator"),
        Database.instant(row, "created_at"),
        Database.instant(row, "updated_at"),
        Database.instant(row, "expires_at"),
        Database.instant(row, "accepted_at"));
  }
}
