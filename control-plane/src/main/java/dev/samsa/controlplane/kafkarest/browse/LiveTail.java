package dev.samsa.controlplane.kafkarest.browse;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Hands out what is written from now on, at most so much in a tenth of a second; the rest is
 * counted as left out, so that neither the browser nor the cluster is overrun.
 */
final class LiveTail {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int STEPS_IN_A_SECOND = 10;

  private final Consumer<byte[], byte[]> consumer;
  private final RecordFilter filter;
  private final BrowseConfig config;
  private final BrowseListener listener;
  private Progress progress = Progress.NONE;

  LiveTail(
      Consumer<byte[], byte[]> consumer,
      Positions positions,
      RecordFilter filter,
      BrowseConfig config,
      BrowseListener listener) {
    this.consumer = consumer;
    this.filter = filter;
    this.config = config;
    this.listener = listener;
    positions.starts().forEach(consumer::seek);
  }

  /** Runs until nobody listens, or its time is up. */
  Ending run() {
    long deadline = System.nanoTime() + config.maxTail().toNanos();
    int share = Math.max(1, config.tailRate() / STEPS_IN_A_SECOND);
    long step = System.nanoTime();
    int room = share;
    listener.progress(progress);
    while (listener.listening() && System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (System.nanoTime() - step > POLL.toNanos()) {
          step = System.nanoTime();
          room = share;
        }
        room = handOut(record, room);
      }
      listener.progress(progress);
    }
    return new Ending(Ending.Reason.TIME_BUDGET, null);
  }

  private int handOut(ConsumerRecord<byte[], byte[]> record, int room) {
    progress = progress.scanned(TopicSearch.size(record));
    if (!filter.matches(new ReadRecord(record))) {
      return room;
    }
    progress = progress.match();
    if (room == 0) {
      progress = progress.skip();
      return 0;
    }
    listener.found(record);
    return room - 1;
  }
}
