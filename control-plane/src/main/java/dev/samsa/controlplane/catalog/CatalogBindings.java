package dev.samsa.controlplane.catalog;

import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which price list holds for an organization from which hour on. */
@ApplicationScoped
public class CatalogBindings {
  private final Database database;
  private final Clock clock;

  public CatalogBindings(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** From an hour on, a price list such as {@code classic-1}. */
  public record Bound(Instant from, String catalog) {}

  /**
   * What holds for an organization, oldest first: its own bindings, and before the first of these
   * what holds for everybody.
   */
  public List<Bound> of(long organizationKey) {
    List<Bound> own = rows("organization_id = ?", organizationKey);
    List<Bound> common = rows("organization_id IS NULL");
    if (own.isEmpty()) {
      return common;
    }
    Instant first = own.getFirst().from();
    List<Bound> all = new ArrayList<>();
    common.stream().filter(bound -> bound.from().isBefore(first)).forEach(all::add);
    all.addAll(own);
    return all;
  }

  /** What holds for whoever has no binding of its own. */
  public List<Bound> common() {
    return rows("organization_id IS NULL");
  }

  /** Binds from an hour on; a binding from that same hour is replaced. */
  void bind(long organizationKey, Instant from, String catalog) {
    database.update(
        """
        INSERT INTO catalog_binding (organization_id, from_hour, catalog, created_at)
        VALUES (?, ?, ?, ?)
        ON CONFLICT (organization_id, from_hour)
          DO UPDATE SET catalog = excluded.catalog, created_at = excluded.created_at
        """,
        organizationKey,
        from,
        catalog,
        clock.instant());
  }

  private List<Bound> rows(String which, Object... parameters) {
    return database.list(
        "SELECT from_hour, catalog FROM catalog_binding WHERE " + which + " ORDER BY from_hour",
        CatalogBindings::bound,
        parameters);
  }

  private static Bound bound(ResultSet row) throws SQLException {
    return new Bound(Database.instant(row, "from_hour"), row.getString("catalog"));
  }
}
