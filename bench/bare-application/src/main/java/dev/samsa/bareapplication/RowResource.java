package dev.samsa.bareapplication;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Reads the one row, for whoever has a key. */
@Path("/rows/{id}")
@Authenticated
public class RowResource {
  private final DataSource database;

  RowResource(DataSource database) {
    this.database = database;
  }

  /** What a row holds, as JSON. */
  @GET
  @Blocking
  public Row row(@PathParam("id") long id) throws SQLException {
    try (var connection = database.getConnection();
        var query = connection.prepareStatement("SELECT name FROM only_row WHERE id = ?")) {
      query.setLong(1, id);
      try (var found = query.executeQuery()) {
        if (!found.next()) {
          throw new NotFoundException();
        }
        return new Row(id, found.getString(1));
      }
    }
  }

  /** A row as it is answered. */
  public record Row(long id, String name) {}
}
