package dev.samsa.controlplane.console;

import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.secrets.OneTimeSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps which browsers are signed in. Each stands on a session and ends with it. */
@ApplicationScoped
public class BrowserSessions {
  /** The time of last use is written at most so often. */
  private static final Duration USE_STEP = Duration.ofMinutes(1);

  private static final int LONGEST_AGENT = 256;
  private static final String COLUMNS =
      "b.public_id, b.session_id, b.user_agent, b.created_at, b.last_used_at, b.expires_at";
  private static final String FROM =
      " FROM browser_session b JOIN session s ON s.public_id = b.session_id";
  private static final String LIVE =
      " AND b.expires_at > ? AND b.last_used_at > ? AND s.revoked_at IS NULL";

  private final Database database;
  private final ConsoleConfig config;
  private final Clock clock;

  public BrowserSessions(Database database, ConsoleConfig config, Clock clock) {
    this.database = database;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Signs a browser in.
   *
   * @param sessionId the session that it acts by
   * @return the secret for its cookie
   */
  public String open(String sessionId, String userAgent) {
    Instant now = clock.instant();
    database.update("DELETE FROM browser_session WHERE expires_at <= ?", now);
    String secret = OneTimeSecret.token();
    database.update(
        "INSERT INTO browser_session (public_id, secret_hash, session_id, user_agent, created_at,"
            + " last_used_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        PublicIds.create("bs"),
        OneTimeSecret.hash(secret),
        sessionId,
        userAgent == null
            ? ""
            : userAgent.substring(0, Math.min(LONGEST_AGENT, userAgent.length())),
        now,
        now,
        now.plus(config.sessionLimit()));
    return secret;
  }

  /** The live sign-in of that cookie; counts as a use of it. */
  public Optional<BrowserSession> use(String secret) {
    Instant now = clock.instant();
    Optional<BrowserSession> found =
        database.first(
            "SELECT " + COLUMNS + FROM + " WHERE b.secret_hash = ?" + LIVE,
            BrowserSessions::read,
            OneTimeSecret.hash(secret),
            now,
            now.minus(config.idleLimit()));
    found
        .filter(session -> session.lastUsedAt().plus(USE_STEP).isBefore(now))
        .ifPresent(session ->
            database.update(
                "UPDATE browser_session SET last_used_at = ? WHERE public_id = ?",
                now,
                session.publicId()));
    return found;
  }

  /** Where an account is signed in by a browser, the latest first. */
  public List<BrowserSession> ofAccount(long accountKey) {
    Instant now = clock.instant();
    return database.list(
        "SELECT " + COLUMNS + FROM + " WHERE s.account_id = ?" + LIVE + " ORDER BY b.id DESC",
        BrowserSessions::read,
        accountKey,
        now,
        now.minus(config.idleLimit()));
  }

  private static BrowserSession read(ResultSet row) throws SQLException {
    return new BrowserSession(
        row.getString("public_id"),
        row.getString("session_id"),
        row.getString("user_agent"),
        Database.instant(row, "created_at"),
        Database.instant(row, "last_used_at"),
        Database.instant(row, "expires_at"));
  }
}
