package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.database.Database;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** What operators watch of clusters, as of the last ten seconds. */
@ApplicationScoped
public class ClusterMetrics {
  private final Database database;
  private final Clock clock;
  private final MultiGauge clusters;
  private final MultiGauge oldest;
  private final MultiGauge restarts;
  private final MultiGauge lag;

  public ClusterMetrics(Database database, Clock clock, MeterRegistry registry) {
    this.database = database;
    this.clock = clock;
    this.clusters =
        MultiGauge.builder("samsa.clusters").description("Clusters by state").register(registry);
    this.oldest =
        MultiGauge.builder("samsa.clusters.longest.in.state")
            .description("Longest time that a cluster has been in the state")
            .baseUnit("seconds")
            .register(registry);
    this.restarts =
        MultiGauge.builder("samsa.broker.restarts")
            .description("Restarts of brokers that died, since their cell took them over")
            .register(registry);
    this.lag =
        MultiGauge.builder("samsa.access.snapshot.lag")
            .description("Access snapshots that the slowest broker of a cluster is behind")
            .register(registry);
  }

  @Scheduled(every = "10s", delayed = "5s")
  void read() {
    List<StateRow> states = states();
    clusters.register(states.stream().map(s -> Row.of(s.tags(), s.count())).toList(), true);
    oldest.register(states.stream().map(s -> Row.of(s.tags(), s.longestSeconds())).toList(), true);
    List<BrokerRow> brokers = brokers();
    restarts.register(brokers.stream().map(b -> Row.of(b.tags(), b.restarts())).toList(), true);
    lag.register(brokers.stream().map(b -> Row.of(b.tags(), b.lag())).toList(), true);
  }

  private record StateRow(String state, long count, double longestSeconds) {
    Tags tags() {
      return Tags.of("state", state);
    }
  }

  private record BrokerRow(String cluster, long restarts, long lag) {
    Tags tags() {
      return Tags.of("cluster", cluster);
    }
  }

  private List<StateRow> states() {
    return database.list(
        """
        SELECT state, count(*) AS count,
          extract(epoch FROM ? - min(state_entered_at)) AS longest
        FROM kafka_cluster WHERE state <> 'DELETED' GROUP BY state
        """,
        row -> new StateRow(row.getString("state"), row.getLong("count"), row.getDouble("longest")),
        clock.instant());
  }

  private List<BrokerRow> brokers() {
    return database.list(
        """
        SELECT c.public_id, sum(n.restarts) AS restarts,
          max(c.access_number - n.applied_access_number) AS lag
        FROM kafka_cluster c JOIN kafka_node n ON n.cluster_id = c.id
        WHERE c.state IN ('READY', 'DEGRADED') GROUP BY c.public_id
        """,
        row ->
            new BrokerRow(row.getString("public_id"), row.getLong("restarts"), row.getLong("lag")));
  }
}
