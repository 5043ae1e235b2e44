package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Clusters as the intake knows them. What is asked for with each batch is remembered: ids are never
 * used again, and brokers that are new are looked up when one of them reports.
 */
@ApplicationScoped
class MeteredClusters {
  private final Database database;
  private final Map<String, MeteredCluster> known = new ConcurrentHashMap<>();

  MeteredClusters(Database database) {
    this.database = database;
  }

  /**
   * A cluster, whatever its state.
   *
   * @param broker who reports; a cluster that is remembered without it is looked up again
   */
  Optional<MeteredCluster> find(String lkc, int broker) {
    MeteredCluster remembered = known.get(lkc);
    if (remembered != null && remembered.brokers().contains(broker)) {
      return Optional.of(remembered);
    }
    Optional<MeteredCluster> found = read(lkc);
    found.ifPresent(cluster -> known.put(lkc, cluster));
    return found;
  }

  /** A cluster, whatever its state. */
  Optional<MeteredCluster> find(String lkc) {
    MeteredCluster remembered = known.get(lkc);
    return remembered == null ? read(lkc) : Optional.of(remembered);
  }

  private Optional<MeteredCluster> read(String lkc) {
    return database.first(
        """
        SELECT c.id, c.public_id, c.created_at,
          (SELECT string_agg(n.node_id::text, ',') FROM kafka_node n
             WHERE n.cluster_id = c.id AND n.client_port IS NOT NULL) AS brokers,
          (SELECT string_agg(b.broker::text, ',') FROM usage_broker b
             WHERE b.cluster_id = c.id) AS heard
        FROM kafka_cluster c WHERE c.public_id = ?
        """,
        row ->
            new MeteredCluster(
                row.getLong("id"),
                row.getString("public_id"),
                Database.instant(row, "created_at"),
                ids(row.getString("brokers"), row.getString("heard"))),
        lkc);
  }

  private static Set<Integer> ids(String... lists) {
    return Stream.of(lists)
        .filter(list -> list != null)
        .flatMap(list -> Stream.of(list.split(",")))
        .map(Integer::valueOf)
        .collect(Collectors.toSet());
  }
}
