package dev.samsa.controlplane.session;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.identity.PrincipalRemoved;
import dev.samsa.controlplane.secrets.OneTimeSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Opens, renews and ends sessions. */
@ApplicationScoped
public class Sessions {
  /** Clients take a refresh token that begins otherwise for an encrypted value. */
  private static final String REFRESH_PREFIX = "v1.";

  private static final String COLUMNS = "id, public_id, account_id, member_id";
  private static final String LIVE = "revoked_at IS NULL AND expires_at > ?";

  private final Database database;
  private final SessionTokens tokens;
  private final SessionConfig config;
  private final Clock clock;

  public Sessions(Database database, SessionTokens tokens, SessionConfig config, Clock clock) {
    this.database = database;
    this.tokens = tokens;
    this.config = config;
    this.clock = clock;
  }

  /** What a client signs its requests with. */
  public record Tokens(String accessToken, String refreshToken) {
    /** Never shows the tokens. */
    @Override
    public String toString() {
      return "Tokens";
    }
  }

  /**
   * Opens a session.
   *
   * @param memberKey the membership it acts as, or null
   * @param subject what the tokens' {@code sub} says
   */
  public Tokens open(long accountKey, Long memberKey, String subject) {
    String id = UUID.randomUUID().toString();
    String refreshToken = REFRESH_PREFIX + OneTimeSecret.token();
    Instant now = clock.instant();
    database.update(
        "INSERT INTO session (public_id, account_id, member_id, refresh_hash, created_at,"
            + " expires_at) VALUES (?, ?, ?, ?, ?, ?)",
        id,
        accountKey,
        memberKey,
        OneTimeSecret.hash(refreshToken),
        now,
        now.plus(config.lifetime()));
    return new Tokens(tokens.issue(id, subject), refreshToken);
  }

  /** The live session of that id. */
  public Optional<Session> find(String publicId) {
    return database.first(
        "SELECT " + COLUMNS + " FROM session WHERE public_id = ? AND " + LIVE,
        Sessions::read,
        publicId,
        clock.instant());
  }

  /** The live session that a refresh token belongs to. */
  public Optional<Session> findByRefreshToken(String refreshToken) {
    return database.first(
        "SELECT " + COLUMNS + " FROM session WHERE refresh_hash = ? AND " + LIVE,
        Sessions::read,
        OneTimeSecret.hash(refreshToken),
        clock.instant());
  }

  /** A new access token of a session; the refresh token stays, until the session ends. */
  public Tokens renew(Session session, String refreshToken, String subject) {
    return new Tokens(tokens.issue(session.publicId(), subject), refreshToken);
  }

  /** Signs out. */
  public void revoke(String publicId) {
    database.update(
        "UPDATE session SET revoked_at = ? WHERE public_id = ? AND revoked_at IS NULL",
        clock.instant(),
        publicId);
  }

  /**
   * Ends the sessions of an account.
   *
   * @param except id of a session that stays; null for none
   */
  public void revokeOfAccount(long accountKey, String except) {
    database.update(
        "UPDATE session SET revoked_at = ? WHERE account_id = ? AND revoked_at IS NULL"
            + " AND public_id IS DISTINCT FROM ?",
        clock.instant(),
        accountKey,
        except);
  }

  void endOf(@Observes PrincipalRemoved removed) {
    database.update(
        "UPDATE session SET revoked_at = ? WHERE revoked_at IS NULL AND member_id IN"
            + " (SELECT id FROM member WHERE organization_id = ? AND public_id = ?)",
        clock.instant(),
        removed.organizationKey(),
        removed.principal());
  }

  private static Session read(ResultSet row) throws SQLException {
    return new Session(
        row.getLong("id"),
        row.getString("public_id"),
        row.getLong("account_id"),
        row.getObject("member_id", Long.class));
  }
}
