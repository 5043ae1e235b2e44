package dev.samsa.controlplane.kafkarest.browse;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.kafkarest.KafkaErrors;
import dev.samsa.controlplane.kafkarest.KafkaSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Runs searches and tails, so many at a time. */
@ApplicationScoped
public class TopicBrowser {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
  private static final int FETCH_BYTES = 4 << 20;

  /** Records of each partition that a filtered search of the newest looks through. */
  private static final long NEWEST_WINDOW = 100_000;

  private final BrowseConfig config;
  private final Semaphore running;

  public TopicBrowser(BrowseConfig config) {
    this.config = config;
    this.running = new Semaphore(config.maxRunning());
  }

  /**
   * Looks through the partitions as the session's caller.
   *
   * @throws ApiException 429 if too many look at once
   */
  void browse(
      KafkaSession session, Set<TopicPartition> partitions, BrowseQuery query, EventStream events) {
    if (!running.tryAcquire()) {
      throw ApiException.tooMany("Too many searches at once; try again.", RETRY_AFTER);
    }
    try (Consumer<byte[], byte[]> consumer = session.client().newConsumer(FETCH_BYTES)) {
      consumer.assign(partitions);
      Positions positions = Positions.find(consumer, partitions, query.begin(), window(query));
      events.end(run(consumer, positions, query, events));
    } catch (KafkaException e) {
      events.fail(KafkaErrors.refusal(e));
    } finally {
      running.release();
    }
  }

  /** How many look at this moment. */
  int running() {
    return config.maxRunning() - running.availablePermits();
  }

  private Ending run(
      Consumer<byte[], byte[]> consumer,
      Positions positions,
      BrowseQuery query,
      EventStream events) {
    if (query.begin() instanceof Begin.Live) {
      return new LiveTail(consumer, positions, query.filter(), config, events).run();
    }
    events.begin(
        new EventStream.Budget(
            config.maxScannedRecords(), config.maxScannedBytes(), config.maxSearch().toSeconds()));
    return new TopicSearch(consumer, positions, query, config, events).run();
  }

  /** The last so many of each partition hold the newest so many of all. */
  private static long window(BrowseQuery query) {
    return query.filter().equals(RecordFilter.ALL) ? query.limit() : NEWEST_WINDOW;
  }
}
