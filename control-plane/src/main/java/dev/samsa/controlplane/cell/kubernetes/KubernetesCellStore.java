package dev.samsa.controlplane.cell.kubernetes;

import dev.samsa.controlplane.cell.PortRange;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.secrets.SecretStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of cells on Kubernetes; their kubeconfigs lie in the secret store. */
@ApplicationScoped
public class KubernetesCellStore {
  private final Database database;
  private final SecretStore secrets;
  private final Clock clock;

  KubernetesCellStore(Database database, SecretStore secrets, Clock clock) {
    this.database = database;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * Makes a cell known or tells anew what it is like. It counts as alive only once it was seen.
   *
   * @return false if a cell of another kind has that name
   */
  @Transactional
  boolean put(CellSettings cell) {
    int changed =
        database.update(
            """
            INSERT INTO cell (name, kind, capacity_mib, client_host, seen_at, created_at)
            VALUES (?, 'kubernetes', ?, ?, ?, ?)
            ON CONFLICT (name) DO UPDATE
              SET capacity_mib = EXCLUDED.capacity_mib, client_host = EXCLUDED.client_host
              WHERE cell.kind = 'kubernetes'
            """,
            cell.name(),
            cell.capacityMiB(),
            cell.clientHost(),
            Instant.EPOCH,
            clock.instant());
    if (changed > 0) {
      database.update(
          "DELETE FROM region_cell WHERE cell_id = (SELECT id FROM cell WHERE name = ?)",
          cell.name());
      database.update(
          """
          INSERT INTO region_cell (region_id, cell_id)
          SELECT r.id, c.id FROM region r, cell c
          WHERE c.name = ? AND (? OR r.cloud || '/' || r.name = ANY (?))
          """,
          cell.name(),
          cell.regions().isEmpty(),
          cell.regions().toArray(String[]::new));
    }
    return changed > 0;
  }

  /**
   * Makes a new cell known, with all that is needed to serve it.
   *
   * @return false if a cell has that name
   */
  @Transactional
  boolean create(CellSettings cell) {
    boolean taken =
        database.first("SELECT 1 FROM cell WHERE name = ?", row -> true, cell.name()).isPresent();
    if (taken || !put(cell)) {
      return false;
    }
    String secret = "kubeconfig-" + cell.name() + "-" + UUID.randomUUID();
    secrets.getOrCreate(
        secret, () -> cell.kubeconfig().orElseThrow().getBytes(StandardCharsets.UTF_8));
    database.update(
        """
        INSERT INTO kubernetes_cell (cell_id, kubeconfig, namespace, node_ports, storage_class,
          volume_mib)
        SELECT id, ?, ?, ?, ?, ? FROM cell WHERE name = ?
        """,
        secret,
        cell.namespace(),
        cell.nodePorts().first() + "-" + cell.nodePorts().last(),
        cell.storageClass().orElse(null),
        cell.volumeMiB(),
        cell.name());
    return true;
  }

  /** How many of these regions there are. */
  int countRegions(List<String> regions) {
    return database
        .first(
            "SELECT count(*) FROM region WHERE cloud || '/' || name = ANY (?)",
            row -> row.getInt(1),
            (Object) regions.toArray(String[]::new))
        .orElseThrow();
  }

  /** Names of the cells that the operator account registered. */
  List<String> names() {
    return database.list(
        "SELECT c.name FROM kubernetes_cell k JOIN cell c ON c.id = k.cell_id ORDER BY c.id",
        row -> row.getString(1));
  }

  /** A cell that the operator account registered. */
  Optional<CellSettings> find(String name) {
    return database.first(
        """
        SELECT c.name, c.capacity_mib, c.client_host, k.*
        FROM kubernetes_cell k JOIN cell c ON c.id = k.cell_id WHERE c.name = ?
        """,
        row ->
            new CellSettings(
                row.getString("name"),
                Optional.of(kubeconfig(row.getString("kubeconfig"))),
                row.getString("namespace"),
                row.getString("client_host"),
                row.getInt("capacity_mib"),
                PortRange.parse(row.getString("node_ports")),
                Optional.ofNullable(row.getString("storage_class")),
                row.getInt("volume_mib"),
                List.of()),
        name);
  }

  private String kubeconfig(String secret) {
    byte[] stored =
        secrets.getOrCreate(
            secret,
            () -> {
              throw new IllegalStateException("the secret " + secret + " is lost");
            });
    return new String(stored, StandardCharsets.UTF_8);
  }
}
