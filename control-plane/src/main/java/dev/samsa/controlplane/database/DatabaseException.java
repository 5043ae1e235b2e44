package dev.samsa.controlplane.database;

import java.sql.SQLException;

/** A statement that the database refused; the message names the statement, never its values. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String UNIQUE_VIOLATION = "23505";

  DatabaseException(String sql, SQLException cause) {
    super("statement failed: " + sql, cause);
  }

  /** Whether a unique index refused the row. */
  public boolean isUniqueViolation() {
    return UNIQUE_VIOLATION.equals(sqlState());
  }

  /** The database's code of what happened; empty if it gave none. */
  public String sqlState() {
    return getCause() instanceof SQLException sql && sql.getSQLState() != null
        ? sql.getSQLState()
        : "";
  }
}
