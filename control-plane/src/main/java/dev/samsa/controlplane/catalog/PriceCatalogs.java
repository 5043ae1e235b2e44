package dev.samsa.controlplane.catalog;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.CatalogReader;
import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.controlplane.database.Database;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps price lists. A version is written once; the shipped ones are there from the start. */
@ApplicationScoped
public class PriceCatalogs {
  private static final int BEFORE_WORKERS = 50;
  private static final List<String> SHIPPED = List.of("classic-1", "elastic-1");
  private static final String SELECT =
      "SELECT id, key, hash, document, shipped, created_at FROM price_catalog ";

  private final Database database;
  private final Clock clock;
  private final Map<String, Catalog> read = new ConcurrentHashMap<>();

  public PriceCatalogs(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A price list as it is kept.
   *
   * @param rowKey key of its row, for paging
   * @param document its JSON as it came
   */
  public record Kept(
      long rowKey, String key, String hash, String document, boolean shipped, Instant createdAt) {}

  void loadShipped(@Observes @Priority(BEFORE_WORKERS) StartupEvent event) {
    // A version is written once: what is there need not be read and checked at each start.
    List<String> there =
        database.list("SELECT key FROM price_catalog WHERE shipped", row -> row.getString("key"));
    for (String key : SHIPPED) {
      if (!there.contains(key)) {
        String file = key + ".json";
        String text = ShippedCatalogs.text(file);
        add(CatalogReader.read(file, text), text, true);
      }
    }
    database.update(
        """
        INSERT INTO catalog_binding (organization_id, from_hour, catalog, created_at)
        SELECT NULL, 'epoch', 'classic-1', ?
        WHERE NOT EXISTS (SELECT 1 FROM catalog_binding WHERE organization_id IS NULL)
        ON CONFLICT DO NOTHING
        """,
        clock.instant());
  }

  /**
   * Adds a version.
   *
   * @return false if there is one of that id and version already
   */
  boolean add(Catalog catalog, String document, boolean shipped) {
    return database.update(
            """
            INSERT INTO price_catalog (key, name, currency, effective_from, effective_to, hash,
              document, shipped, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING
            """,
            catalog.key(),
            catalog.name(),
            catalog.currency().getCurrencyCode(),
            catalog.effectiveFrom(),
            catalog.effectiveTo().orElse(null),
            catalog.hash(),
            document,
            shipped,
            clock.instant())
        == 1;
  }

  /** The row of a version such as {@code classic-1}. */
  public Optional<Kept> find(String key) {
    return database.first(SELECT + "WHERE key = ?", PriceCatalogs::kept, key);
  }

  /** Rows in the order in which they were added. */
  List<Kept> page(long afterKey, int limit) {
    return database.list(
        SELECT + "WHERE id > ? ORDER BY id LIMIT ?", PriceCatalogs::kept, afterKey, limit);
  }

  /** A version to price by. As it never changes, each is read once. */
  public Catalog catalog(String key) {
    return read.computeIfAbsent(
        key,
        missing ->
            find(missing)
                .map(kept -> CatalogReader.read(kept.key(), kept.document()))
                .orElseThrow(() -> new IllegalStateException("no price list " + missing)));
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getLong("id"),
        row.getString("key"),
        row.getString("hash"),
        row.getString("document"),
        row.getBoolean("shipped"),
        Database.instant(row, "created_at"));
  }
}
