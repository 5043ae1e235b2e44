package dev.samsa.controlplane.account;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.database.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Reads and writes accounts. */
@ApplicationScoped
public class Accounts {
  private static final String SELECT =
      "SELECT id, email, password_hash, issuer, subject, operator FROM account ";

  private final Database database;
  private final Clock clock;

  public Accounts(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  public Optional<Account> find(long key) {
    return database.first(SELECT + "WHERE id = ?", Accounts::read, key);
  }

  /** The account that signs in with that e-mail and a password. */
  public Optional<Account> findLocal(String email) {
    return database.first(
        SELECT + "WHERE issuer = 'local' AND lower(email) = lower(?)", Accounts::read, email);
  }

  public Optional<Account> findOperator() {
    return database.first(SELECT + "WHERE operator ORDER BY id", Accounts::read);
  }

  /**
   * A new account with a password.
   *
   * @throws ApiException 409 if the e-mail has one
   */
  public Account createLocal(String email, String passwordHash, boolean operator) {
    Instant now = clock.instant();
    try {
      return database
          .first(
              """
              INSERT INTO account
                (email, password_hash, issuer, subject, operator, created_at, updated_at)
              VALUES (?, ?, 'local', lower(?), ?, ?, ?)
              RETURNING id, email, password_hash, issuer, subject, operator
              """,
              Accounts::read,
              email,
              passwordHash,
              email,
              operator,
              now,
              now)
          .orElseThrow();
    } catch (DatabaseException e) {
      if (e.isUniqueViolation()) {
        throw ApiException.conflict(
            "There is an account with this e-mail; sign in, or reset its password.");
      }
      throw e;
    }
  }

  /** The account of that subject at that issuer, made when it is first seen. */
  public Account ofIdentity(String issuer, String subject, String email) {
    Optional<Account> known =
        database.first(
            SELECT + "WHERE issuer = ? AND subject = ?", Accounts::read, issuer, subject);
    if (known.isPresent()) {
      return known.get();
    }
    Instant now = clock.instant();
    // The update makes the row of a faster request come back as well.
    return database
        .first(
            """
            INSERT INTO account (email, issuer, subject, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (issuer, subject) DO UPDATE SET subject = EXCLUDED.subject
            RETURNING id, email, password_hash, issuer, subject, operator
            """,
            Accounts::read,
            email,
            issuer,
            subject,
            now,
            now)
        .orElseThrow();
  }

  public void setPassword(long key, String passwordHash) {
    database.update(
        "UPDATE account SET password_hash = ?, updated_at = ?, version = version + 1 WHERE id = ?",
        passwordHash,
        clock.instant(),
        key);
  }

  private static Account read(ResultSet row) throws SQLException {
    return new Account(
        row.getLong("id"),
        row.getString("email"),
        row.getString("password_hash"),
        row.getString("issuer"),
        row.getString("subject"),
        row.getBoolean("operator"));
  }
}
