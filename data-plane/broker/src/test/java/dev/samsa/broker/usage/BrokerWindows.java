package dev.samsa.broker.usage;

import static org.awaitility.Awaitility.await;

import dev.samsa.broker.testbed.TestCluster;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The closed windows that one broker reported, cut into its lives. */
final class BrokerWindows {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestCluster cluster;
  private final int broker;
  private final Set<String> boots = new HashSet<>();
  private int given;

  BrokerWindows(TestCluster cluster, int broker) {
    this.cluster = cluster;
    this.broker = broker;
  }

  /** Writes down, while the broker is dead, which of its runs have closed windows. */
  void takeStock() throws IOException {
    all().forEach(batch -> boots.add(batch.bootId()));
    Path spool = cluster.folders(broker).data().resolve("usage/spool");
    try (Stream<Path> kept = Files.list(spool)) {
      for (Path file : kept.filter(f -> f.toString().endsWith(".json")).toList()) {
        boots.add(DescriptionJson.read(Files.readString(file), UsageBatch.class).bootId());
      }
    }
  }

  /** The windows of the killed; what a kill left open is the first window of the next run. */
  List<UsageBatch> awaitThoseOfTheKilled() {
    await().atMost(PATIENCE).until(() -> firstOfANewRun() < all().size());
    return next(firstOfANewRun() + 1);
  }

  /** All that were not given yet. */
  List<UsageBatch> rest() {
    return next(all().size());
  }

  private List<UsageBatch> next(int until) {
    List<UsageBatch> next = all().subList(given, until);
    given = until;
    return next;
  }

  private int firstOfANewRun() {
    List<UsageBatch> all = all();
    int first = 0;
    while (first < all.size() && boots.contains(all.get(first).bootId())) {
      first++;
    }
    return first;
  }

  private List<UsageBatch> all() {
    return cluster.usage().batches().stream().filter(b -> b.broker() == broker).toList();
  }

  /** Bytes of a topic in those windows. */
  static long bytes(List<UsageBatch> windows, UsageMeter meter, String topic) {
    return windows.stream()
        .flatMap(window -> window.counters().stream())
        .filter(series -> series.meter() == meter && series.topic().equals(topic))
        .mapToLong(CounterSeries::delta)
        .sum();
  }
}
