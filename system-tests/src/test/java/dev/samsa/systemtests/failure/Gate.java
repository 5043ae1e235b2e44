package dev.samsa.systemtests.failure;

import static org.awaitility.Awaitility.await;

import dev.samsa.systemtests.platform.PlatformProcess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Holds the control plane at one step: a trigger makes the transaction that would take the step
 * wait for a lock that we have, so that the process can be killed exactly there.
 */
final class Gate implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LOCK = 1915;

  private final Connection connection;
  private final String table;

  private Gate(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  /**
   * Closes the gate.
   *
   * @param event such as {@code BEFORE INSERT}
   * @param condition on OLD and NEW, in SQL
   */
  static Gate before(PlatformProcess platform, String event, String table, String condition)
      throws SQLException {
    Gate gate = new Gate(platform.database(), table);
    gate.execute("SELECT pg_advisory_lock(" + LOCK + ")");
    gate.execute(
        """
        CREATE OR REPLACE FUNCTION gate() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM pg_advisory_xact_lock(%d);
          RETURN NEW;
        END $$
        """
            .formatted(LOCK));
    gate.execute(
        "CREATE TRIGGER gate %s ON %s FOR EACH ROW WHEN (%s) EXECUTE FUNCTION gate()"
            .formatted(event, table, condition));
    return gate;
  }

  /** Waits until a transaction stands before the gate. */
  void awaitArrival() {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(this::somebodyWaits);
  }

  private boolean somebodyWaits() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet waiting =
            statement.executeQuery(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = "
                    + LOCK
                    + " AND NOT granted")) {
      waiting.next();
      return waiting.getInt(1) > 0;
    }
  }

  /**
   * Opens the gate after the process is dead: its transactions are broken off, as the server does
   * once it learns of the death.
   */
  void removeWithItsTransactions() throws SQLException {
    execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE pid <> pg_backend_pid() AND datname = current_database()");
    close();
  }

  @Override
  public void close() throws SQLException {
    if (!connection.isClosed()) {
      execute("SELECT pg_advisory_unlock(" + LOCK + ")");
      execute("DROP TRIGGER IF EXISTS gate ON " + table);
      connection.close();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
