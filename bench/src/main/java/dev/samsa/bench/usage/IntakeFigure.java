package dev.samsa.bench.usage;

import dev.samsa.bench.platform.Bench;
import dev.samsa.bench.table.Comparison;
import dev.samsa.bench.table.Figure;
import dev.samsa.bench.table.Reach;
import dev.samsa.bench.table.Row;
import dev.samsa.description.usage.UsageBatch;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.postgresql.PGConnection;

/**
 * Usage intake, exactly once, over the agent API as brokers use it, against {@code COPY} of the
 * same rows into a table without index or constraint. Both acknowledge each batch when it is
 * durable, and as many are under way at once.
 */
public final class IntakeFigure implements Figure {
  private static final int CLUSTERS = 40;
  private static final int BROKERS = 3;
  private static final int TOPICS = 10;
  private static final int WINDOWS = 15;
  private static final int AT_ONCE = 16;
  private static final int PAIRS = 7;
  private static final int THROWN_AWAY = 9;

  @Override
  public String name() {
    return "intake";
  }

  /** Sends one batch and returns when it is durable. */
  private interface Sender {
    void send(UsageBatch batch) throws Exception;
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    Instant[] hour = {now.minus(Duration.ofHours(PAIRS + THROWN_AWAY + 2))};
    AgentIdentities identities = AgentIdentities.of(bench.data());
    List<HttpClient> clients = new ArrayList<>();
    BlockingQueue<Connection> plain = connections(bench);
    try (Connection database = bench.database();
        Statement sql = database.createStatement()) {
      List<ClusterRows.Cluster> clusters =
          ClusterRows.create(
              database,
              bench.tenant().organization(),
              CLUSTERS,
              BROKERS,
              hour[0].minus(Duration.ofHours(1)));
      for (ClusterRows.Cluster cluster : clusters) {
        clients.add(identities.client(cluster.id()));
      }
      sql.execute(
          "CREATE TABLE bench_plain (cluster text, broker integer, boot text, sequence bigint,"
              + " window_start timestamptz, window_end timestamptz, meter text, topic_id text,"
              + " topic text, first bigint, second bigint)");
      Comparison measured =
          Comparison.settled(
              THROWN_AWAY,
              PAIRS,
              () -> {
                hour[0] = hour[0].plus(Duration.ofHours(1));
                return rate(clusters, hour[0], i -> agent(bench, clients.get(i), clusters.get(i)));
              },
              () -> {
                sql.execute("TRUNCATE bench_plain");
                return rate(clusters, hour[0], i -> copy(plain));
              });
      sql.execute("DROP TABLE bench_plain");
      return List.of(
          Row.of(
              "usage intake, exactly once, batches of 50 series",
              measured,
              "batches/s",
              Reach.atLeast(0.3)));
    } finally {
      clients.forEach(HttpClient::close);
      for (Connection connection : plain) {
        connection.close();
      }
    }
  }

  /** A sender for each cluster, made by the thread that uses it. */
  private interface SenderOf {
    Sender cluster(int index) throws Exception;
  }

  /** Batches a second: each broker sends its windows in order, brokers in any. */
  private static double rate(List<ClusterRows.Cluster> clusters, Instant hour, SenderOf senders)
      throws Exception {
    List<BrokerRun> brokers = new ArrayList<>();
    for (int c = 0; c < clusters.size(); c++) {
      for (int broker = 1; broker <= BROKERS; broker++) {
        Reports reports = new Reports(clusters.get(c).id(), broker, TOPICS);
        List<UsageBatch> windows = new ArrayList<>();
        for (int minute = 0; minute < WINDOWS; minute++) {
          windows.add(reports.window(hour, minute, true));
        }
        int cluster = c;
        brokers.add(() -> {
          Sender sender = senders.cluster(cluster);
          for (UsageBatch window : windows) {
            sender.send(window);
          }
        });
      }
    }
    Collections.shuffle(brokers, new Random(7));
    Queue<BrokerRun> queue = new ConcurrentLinkedQueue<>(brokers);
    long began = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        ends.add(
            threads.submit(() -> {
              for (BrokerRun next = queue.poll(); next != null; next = queue.poll()) {
                next.run();
              }
              return null;
            }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    }
    return brokers.size() * WINDOWS * 1e9 / (System.nanoTime() - began);
  }

  /** All that one broker sends in the hour. */
  private interface BrokerRun {
    void run() throws Exception;
  }

  private static Sender agent(Bench bench, HttpClient client, ClusterRows.Cluster cluster) {
    URI uri = URI.create(bench.agentUrl() + "/agent/v1/clusters/" + cluster.id() + "/usage");
    return batch -> {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(uri)
                  .POST(HttpRequest.BodyPublishers.ofString(Reports.json(batch)))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200 || !answer.body().contains("ACCEPTED")) {
        throw new IOException("a batch was answered " + answer.statusCode() + answer.body());
      }
    };
  }

  /** Whichever connection is free; as many as batches are sent at once. */
  private static Sender copy(BlockingQueue<Connection> free) {
    return batch -> {
      Connection connection = free.take();
      try {
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY bench_plain FROM STDIN", new StringReader(Reports.rows(batch)));
      } finally {
        free.add(connection);
      }
    };
  }

  private static BlockingQueue<Connection> connections(Bench bench) throws Exception {
    BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();
    for (int i = 0; i < AT_ONCE; i++) {
      connections.add(bench.database());
    }
    return connections;
  }
}
