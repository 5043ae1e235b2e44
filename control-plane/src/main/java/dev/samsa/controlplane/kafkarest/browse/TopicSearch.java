package dev.samsa.controlplane.kafkarest.browse;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** One search through what a topic held when it began, within its budgets. */
final class TopicSearch {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Comparator<ConsumerRecord<byte[], byte[]>> LATEST_FIRST =
      Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
          .thenComparing(ConsumerRecord::offset)
          .reversed()
          .thenComparing(ConsumerRecord::partition);

  private final Consumer<byte[], byte[]> consumer;
  private final BrowseQuery query;
  private final BrowseConfig config;
  private final BrowseListener listener;
  private final Map<TopicPartition, Long> ends;
  private final Map<TopicPartition, Long> next;
  private final long deadline;
  private Progress progress = Progress.NONE;
  private Ending.Reason stop;

  TopicSearch(
      Consumer<byte[], byte[]> consumer,
      Positions positions,
      BrowseQuery query,
      BrowseConfig config,
      BrowseListener listener) {
    this.consumer = consumer;
    this.query = query;
    this.config = config;
    this.listener = listener;
    this.ends = positions.ends();
    this.next = new HashMap<>(positions.starts());
    this.deadline = System.nanoTime() + config.maxSearch().toNanos();
    positions.starts().forEach(consumer::seek);
  }

  /** Searches and tells the listener; the answer says why it ended and how to go on. */
  Ending run() {
    Ending ending =
        query.begin() instanceof Begin.Newest ? newest() : forward(listener::found, query.limit());
    listener.progress(progress);
    return ending;
  }

  /** Goes on from where the cursor stands until enough is found. */
  private Ending forward(
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> match, long most) {
    while (stop == null && unread() && listener.listening()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        look(record, match, most);
        if (stop != null) {
          return Ending.at(stop, next);
        }
      }
      passControlRecords();
      listener.progress(progress);
      if (System.nanoTime() > deadline) {
        stop = Ending.Reason.TIME_BUDGET;
      }
    }
    return stop == null ? Ending.complete() : Ending.at(stop, next);
  }

  private void look(
      ConsumerRecord<byte[], byte[]> record,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> match,
      long most) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    if (record.offset() >= ends.get(partition)) {
      return;
    }
    next.put(partition, record.offset() + 1);
    progress = progress.scanned(size(record));
    if (query.filter().matches(new ReadRecord(record))) {
      progress = progress.match();
      match.accept(record);
    }
    if (progress.matched() >= most) {
      stop = Ending.Reason.LIMIT;
    } else if (progress.scanned() >= config.maxScannedRecords()) {
      stop = Ending.Reason.RECORD_BUDGET;
    } else if (progress.bytes() >= config.maxScannedBytes()) {
      stop = Ending.Reason.BYTE_BUDGET;
    }
  }

  /** The latest matches, latest first: all of the window is read, only so many are kept. */
  private Ending newest() {
    Map<Integer, Deque<ConsumerRecord<byte[], byte[]>>> kept = new HashMap<>();
    Ending ending =
        forward(
            record -> {
              Deque<ConsumerRecord<byte[], byte[]>> of =
                  kept.computeIfAbsent(record.partition(), p -> new ArrayDeque<>());
              of.addLast(record);
              if (of.size() > query.limit()) {
                of.removeFirst();
              }
            },
            Long.MAX_VALUE);
    List<ConsumerRecord<byte[], byte[]>> latest =
        kept.values().stream()
            .flatMap(Deque::stream)
            .sorted(LATEST_FIRST)
            .limit(query.limit())
            .toList();
    latest.forEach(listener::found);
    return new Ending(ending.reason(), null);
  }

  private boolean unread() {
    return ends.entrySet().stream().anyMatch(end -> next.get(end.getKey()) < end.getValue());
  }

  /** Marks of transactions have offsets but are never handed out. */
  private void passControlRecords() {
    next.replaceAll((partition, offset) -> Math.max(offset, consumer.position(partition)));
  }

  static int size(ConsumerRecord<?, ?> record) {
    return Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
  }
}
