package dev.samsa.controlplane.cell;

import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of cells. */
@ApplicationScoped
public class CellStore {
  /**
   * How long a cell counts as alive after its last sign of life, of which there are six a minute.
   */
  public static final Duration ALIVE = Duration.ofSeconds(30);

  // Memory of a deleted cluster's nodes is free as soon as they are told to stop.
  private static final String LOADS =
      """
      SELECT c.id, c.name, c.kind, c.state, c.capacity_mib, c.seen_at > ? AS alive,
        coalesce(sum(k.memory_mib), 0) AS used_mib, count(k.id) AS clusters
      FROM cell c LEFT JOIN kafka_cluster k ON k.cell_id = c.id AND k.deleted_at IS NULL
      """;

  private final Database database;
  private final Clock clock;

  public CellStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A cell as the operator sees it. */
  public record CellRow(
      String name,
      String kind,
      String state,
      int capacityMiB,
      int usedMiB,
      int clusters,
      boolean alive) {}

  /** Makes the cell known, behind every region, or tells anew that it is there. */
  @Transactional
  public void register(String name, String kind, int capacityMiB) {
    Instant now = clock.instant();
    database.update(
        """
        INSERT INTO cell (name, kind, capacity_mib, seen_at, created_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET capacity_mib = EXCLUDED.capacity_mib, seen_at = EXCLUDED.seen_at
        """,
        name,
        kind,
        capacityMiB,
        now,
        now);
    database.update(
        """
        INSERT INTO region_cell (region_id, cell_id)
        SELECT r.id, c.id FROM region r, cell c WHERE c.name = ?
        ON CONFLICT DO NOTHING
        """,
        name);
  }

  /** A sign of life. */
  @Transactional
  public void seen(String name) {
    database.update("UPDATE cell SET seen_at = ? WHERE name = ?", clock.instant(), name);
  }

  /** Whether somebody serves the cell now. */
  public boolean isAlive(String name) {
    return database
        .first(
            "SELECT 1 FROM cell WHERE name = ? AND seen_at > ?",
            found -> true,
            name,
            clock.instant().minus(ALIVE))
        .isPresent();
  }

  /**
   * Nobody serves the cell from now on: nothing new is to be placed there, although it gave a sign
   * of life just now.
   */
  @Transactional
  public void left(String name) {
    database.update(
        "UPDATE cell SET seen_at = ? WHERE name = ?", clock.instant().minus(ALIVE), name);
  }

  /**
   * Cells behind a region with their load, locked until the transaction ends, so that two workers
   * never give away the same room.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<CellLoad> lockBehind(String cloud, String region) {
    List<Long> keys =
        database.list(
            """
            SELECT c.id FROM cell c
              JOIN region_cell rc ON rc.cell_id = c.id JOIN region r ON r.id = rc.region_id
            WHERE r.cloud = ? AND r.name = ? ORDER BY c.id FOR UPDATE OF c
            """,
            row -> row.getLong(1),
            cloud,
            region);
    Instant alive = clock.instant().minus(ALIVE);
    return database.list(
        LOADS + " WHERE c.id = ANY (?) GROUP BY c.id ORDER BY c.id",
        row ->
            new CellLoad(
                row.getLong("id"),
                row.getString("name"),
                row.getString("state").equals("OPEN"),
                row.getBoolean("alive"),
                row.getInt("capacity_mib"),
                row.getInt("used_mib"),
                row.getInt("clusters")),
        alive,
        keys.toArray(Long[]::new));
  }

  /** All cells by name. */
  public List<CellRow> list() {
    return rows("", new Object[0]);
  }

  /** Opens or cordons a cell; empty if there is none of that name. */
  @Transactional
  public Optional<CellRow> setState(String name, String state) {
    database.update("UPDATE cell SET state = ? WHERE name = ?", state, name);
    return rows(" WHERE c.name = ?", name).stream().findFirst();
  }

  private List<CellRow> rows(String where, Object... parameters) {
    Object[] all = new Object[parameters.length + 1];
    all[0] = clock.instant().minus(ALIVE);
    System.arraycopy(parameters, 0, all, 1, parameters.length);
    return database.list(
        LOADS + where + " GROUP BY c.id ORDER BY c.name",
        row ->
            new CellRow(
                row.getString("name"),
                row.getString("kind"),
                row.getString("state"),
                row.getInt("capacity_mib"),
                row.getInt("used_mib"),
                row.getInt("clusters"),
                row.getBoolean("alive")),
        all);
  }
}
