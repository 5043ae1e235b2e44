package dev.samsa.controlplane.kafkarest.records;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.kafkarest.KafkaRestConfig;
import dev.samsa.controlplane.kafkarest.KafkaSession;
import dev.samsa.controlplane.kafkarest.records.RecordsQuery.Start;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads what partitions hold at the moment of asking, within bounds of number, size and time. It
 * waits for nothing that is not written yet, joins no group and commits nothing.
 */
@ApplicationScoped
public class RecordReader {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final KafkaRestConfig config;
  private final Semaphore readers;

  public RecordReader(KafkaRestConfig config) {
    this.config = config;
    this.readers = new Semaphore(config.maxReaders());
  }

  /** Records in the order of arrival, and the offset after the last of each partition. */
  record Found(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> next) {}

  /**
   * Reads as the session's caller.
   *
   * @throws ApiException 429 if too many reads run at once
   */
  Found read(KafkaSession session, List<TopicPartition> partitions, RecordsQuery query) {
    if (!readers.tryAcquire()) {
      throw ApiException.tooMany("Too many reads at once; try again.", RETRY_AFTER);
    }
    try (Consumer<byte[], byte[]> consumer = session.client().newConsumer(query.maxBytes())) {
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<TopicPartition, Long> position = seek(consumer, query, ends);
      return collect(consumer, query, ends, position);
    } finally {
      readers.release();
    }
  }

  private Found collect(
      Consumer<byte[], byte[]> consumer,
      RecordsQuery query,
      Map<TopicPartition, Long> ends,
      Map<TopicPartition, Long> next) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    long bytes = 0;
    long deadline = System.nanoTime() + config.timeout().toNanos();
    while (System.nanoTime() < deadline && unread(consumer, ends)) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        bytes += size(record);
        boolean full = found.size() == query.maxRecords() || bytes > query.maxBytes();
        if (full && !found.isEmpty()) {
          return new Found(found, next);
        }
        found.add(record);
        next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
      }
    }
    // Past control records too, which are never handed out but have offsets.
    ends.keySet().forEach(partition -> next.put(partition, consumer.position(partition)));
    return new Found(found, next);
  }

  private static boolean unread(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  private static Map<TopicPartition, Long> seek(
      Consumer<?, ?> consumer, RecordsQuery query, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(ends.keySet());
    Map<TopicPartition, Long> starts = starts(consumer, query, beginnings, ends);
    starts.forEach(consumer::seek);
    return new HashMap<>(starts);
  }

  private static Map<TopicPartition, Long> starts(
      Consumer<?, ?> consumer,
      RecordsQuery query,
      Map<TopicPartition, Long> beginnings,
      Map<TopicPartition, Long> ends) {
    return switch (query.start()) {
      case Start.Beginning b -> beginnings;
      case Start.End e -> {
        int share = Math.max(1, query.maxRecords() / ends.size());
        yield each(beginnings, ends, p -> ends.get(p) - share);
      }
      case Start.Offset o -> each(beginnings, ends, p -> o.offset());
      case Start.Time t -> {
        var found =
            consumer.offsetsForTimes(
                ends.keySet().stream()
                    .collect(Collectors.toMap(p -> p, p -> t.time().toEpochMilli())));
        yield each(
            beginnings, ends, p -> found.get(p) == null ? ends.get(p) : found.get(p).offset());
      }
    };
  }

  /** A start for each partition, within what the partition holds. */
  private static Map<TopicPartition, Long> each(
      Map<TopicPartition, Long> beginnings,
      Map<TopicPartition, Long> ends,
      java.util.function.ToLongFunction<TopicPartition> wanted) {
    Map<TopicPartition, Long> starts = new HashMap<>();
    ends.forEach((partition, end) ->
        starts.put(
            partition, Math.clamp(wanted.applyAsLong(partition), beginnings.get(partition), end)));
    return starts;
  }

  private static int size(ConsumerRecord<?, ?> record) {
    return Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
  }
}
