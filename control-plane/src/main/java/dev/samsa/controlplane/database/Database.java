package dev.samsa.controlplane.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Runs SQL statements with positional parameters ({@code ?}). Within a transaction they are part of
 * it; without one each statement is its own. Instants are passed and read as timestamptz in UTC.
 */
@ApplicationScoped
public class Database {
  private final DataSource dataSource;

  public Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Reads one row. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** All rows, in the statement's order. */
  public <T> List<T> list(String sql, RowReader<T> reader, Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<T> result = new ArrayList<>();
      while (rows.next()) {
        result.add(reader.read(rows));
      }
      return result;
    } catch (SQLException e) {
      throw new DatabaseException(sql, e);
    }
  }

  /** The first row, if there is one. Also for statements with RETURNING. */
  public <T> Optional<T> first(String sql, RowReader<T> reader, Object... parameters) {
    List<T> rows = list(sql, reader, parameters);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
  }

  /** Changes rows and tells how many. */
  public int update(String sql, Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = prepare(connection, sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(sql, e);
    }
  }

  /** Wakes the listeners of a channel when the transaction commits. */
  public void notify(String channel, String payload) {
    list("SELECT pg_notify(?, ?)", row -> channel, channel, payload);
  }

  /** A timestamptz column as an instant; null stays null. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    for (Object parameter : parameters) {
      boolean unstorable =
          switch (parameter) {
            case String text -> text.indexOf('\0') >= 0;
            case String[] texts ->
                Arrays.stream(texts).anyMatch(text -> text != null && text.indexOf('\0') >= 0);
            case null, default -> false;
          };
      if (unstorable) {
        throw new UnstorableTextException();
      }
    }
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i];
      statement.setObject(i + 1, value instanceof Instant instant ? utc(instant) : value);
    }
    return statement;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
