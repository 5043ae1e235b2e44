package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.cell.Cell;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Set;
import org.apache.kafka.common.Uuid;

/** The nodes of clusters and their ports, which stay with a node for its life. */
@ApplicationScoped
public class ClusterNodes {

  private final Database database;
  private final ClusterStore store;

  /** What a port of a node is for. */
  private enum PortOf {
    CLIENT,
    INTERNAL,
    QUORUM;

    private static final List<PortOf> ALL = List.of(values());
  }

  public ClusterNodes(Database database, ClusterStore store) {
    this.database = database;
    this.store = store;
  }

  /**
   * Chooses nodes and ports for a cluster and moves it to {@link ClusterState#PROVISIONING}. Ports
   * that another process on the machine holds are passed over.
   *
   * @return the row as it is now; empty if somebody else changed it, or if too few ports are free
   */
  @Transactional
  Optional<ClusterRow> prepare(ClusterRow row, Cell cell) {
    long cellKey =
        database
            .first(
                "SELECT id FROM cell WHERE name = ? FOR UPDATE",
                found -> found.getLong(1),
                cell.name())
            .orElseThrow();
    List<String> zones = row.sizing().zones();
    List<PortOf> uses = cell.network().sharesAddress() ? PortOf.ALL : List.of(PortOf.CLIENT);
    int[] ports = freePorts(cellKey, cell, zones.size() * uses.size());
    if (ports.length < zones.size() * uses.size()) {
      return Optional.empty();
    }
    Optional<ClusterRow> moved =
        store.transition(row, ClusterState.PROVISIONING, "nodes and ports are chosen");
    if (moved.isPresent()) {
      for (int node = 0; node < zones.size(); node++) {
        Map<PortOf, Integer> own = new EnumMap<>(PortOf.class);
        for (int use = 0; use < uses.size(); use++) {
          own.put(uses.get(use), ports[node * uses.size() + use]);
        }
        insert(row.key(), cellKey, node, zones.get(node), own);
      }
    }
    return moved;
  }

  /** Nodes by id. */
  List<NodeRow> list(long clusterKey) {
    return database.list(
        "SELECT * FROM kafka_node WHERE cluster_id = ? ORDER BY node_id",
        row ->
            new NodeRow(
                row.getInt("node_id"),
                row.getString("zone"),
                row.getString("directory_id"),
                row.getInt("client_port"),
                row.getInt("internal_port"),
                row.getInt("quorum_port"),
                row.getLong("applied_access_number"),
                Database.instant(row, "seen_at")),
        clusterKey);
  }

  /** Writes down how often a node was started again. */
  void recordRestarts(long clusterKey, int node, int restarts) {
    database.update(
        "UPDATE kafka_node SET restarts = ? WHERE cluster_id = ? AND node_id = ? AND restarts <> ?",
        restarts,
        clusterKey,
        node,
        restarts);
  }

  /** Ends a cluster whose storage is gone: its ports are free for others, its keys are deleted. */
  @Transactional
  Optional<ClusterRow> end(ClusterRow row, String reason) {
    Optional<ClusterRow> moved = store.transition(row, ClusterState.DELETED, reason);
    if (moved.isPresent()) {
      database.update(
          """
          UPDATE kafka_node SET client_port = NULL, internal_port = NULL, quorum_port = NULL
          WHERE cluster_id = ?
          """,
          row.key());
      // Kept until now, so that a cluster that is had back has its keys.
      database.update(
          """
          UPDATE api_key SET deleted_at = ?, updated_at = ?, version = version + 1
          WHERE scope = ? AND deleted_at IS NULL
          """,
          moved.get().stateEnteredAt(),
          moved.get().stateEnteredAt(),
          row.id());
    }
    return moved;
  }

  private int[] freePorts(long cellKey, Cell cell, int count) {
    Set<Integer> taken =
        new HashSet<>(
            database.list(
                """
                SELECT unnest(ARRAY[client_port, internal_port, quorum_port]) AS port
                FROM kafka_node WHERE cell_id = ?
                """,
                row -> row.getInt("port"),
                cellKey));
    int[] result = new int[count];
    int found = 0;
    PrimitiveIterator.OfInt ports = cell.ports().iterator();
    while (found < count && ports.hasNext()) {
      int port = ports.nextInt();
      if (!taken.contains(port) && cell.isFree(port)) {
        result[found++] = port;
      }
    }
    return java.util.Arrays.copyOf(result, found);
  }

  private void insert(
      long clusterKey, long cellKey, int node, String zone, Map<PortOf, Integer> ports) {
    database.update(
        """
        INSERT INTO kafka_node (cluster_id, cell_id, node_id, zone, directory_id, client_port,
          internal_port, quorum_port)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        clusterKey,
        cellKey,
        node,
        zone,
        Uuid.randomUuid().toString(),
        ports.get(PortOf.CLIENT),
        ports.get(PortOf.INTERNAL),
        ports.get(PortOf.QUORUM));
  }
}
