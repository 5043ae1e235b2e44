package dev.samsa.broker.usage;

import static org.awaitility.Awaitility.await;

import dev.samsa.broker.testbed.Clients;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A writer with acks=all and a reader of its own place, no group, on one partition: the reader gets
 * each record once. Nothing is written while no broker is there, so that no burst follows.
 */
final class SteadyLoad implements AutoCloseable {
  private static final String VALUE = "x".repeat(1_000);
  private static final long PAUSE_NANOS = 2_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration TO_END_BY_ITSELF = Duration.ofSeconds(5);
  private static final int EMPTY_POLLS = 3;

  private final Map<String, Object> settings;
  private final TopicPartition partition;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> read = ConcurrentHashMap.newKeySet();
  private final AtomicLong acknowledgedTo = new AtomicLong();
  private final AtomicLong readTo = new AtomicLong();
  private final AtomicLong readTwice = new AtomicLong();
  private final AtomicLong emptyPolls = new AtomicLong();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicBoolean resting = new AtomicBoolean();
  private final AtomicBoolean up = new AtomicBoolean();
  private final AtomicBoolean writing = new AtomicBoolean(true);
  private final AtomicBoolean reading = new AtomicBoolean(true);
  private final KafkaConsumer<String, String> consumer;
  private final Thread writer = new Thread(this::write, "writer");
  private final Thread reader = new Thread(this::readOn, "reader");

  SteadyLoad(Map<String, Object> settings, TopicPartition partition) {
    this.settings = settings;
    this.partition = partition;
    Map<String, Object> all = new HashMap<>(settings);
    all.put("enable.auto.commit", "false");
    consumer = Clients.consumer(all, "no-member");
  }

  void start() {
    writer.start();
    reader.start();
  }

  /** Lets it flow; returns when a new record was acknowledged, with that time in nanoseconds. */
  long run() {
    int before = acknowledged.size();
    up.set(true);
    awaitMoreThan(before);
    return System.nanoTime();
  }

  /** Waits until records are acknowledged that are sent from now on, or a little before. */
  void awaitAnswers() {
    awaitMoreThan(acknowledged.size());
  }

  private void awaitMoreThan(int before) {
    await().atMost(PATIENCE).until(() -> acknowledged.size() > before);
  }

  /** Stops writing and waits until all that the dead broker sent has been taken in. */
  void pause() {
    up.set(false);
    drain();
  }

  /** Waits until all that a dead broker sent has been taken in. */
  void drain() {
    long before = emptyPolls.get();
    await().atMost(PATIENCE).until(() -> emptyPolls.get() >= before + EMPTY_POLLS);
  }

  /** Stops writing, and waits until every record is acknowledged and read. */
  void settle() {
    up.set(false);
    await()
        .atMost(PATIENCE)
        .until(() ->
            resting.get()
                && acknowledged.size() == sent.get()
                && readTo.get() >= acknowledgedTo.get());
  }

  /** Writes no more, and waits until every record is acknowledged and read. */
  void finish() throws InterruptedException {
    writing.set(false);
    writer.join(PATIENCE.toMillis());
    await().atMost(PATIENCE).until(() -> readTo.get() >= acknowledgedTo.get());
  }

  /** Keys of acknowledged records. */
  Set<String> acknowledged() {
    return acknowledged;
  }

  /** Keys of acknowledged records that did not come back. */
  Set<String> lost() {
    Set<String> lost = new HashSet<>(acknowledged);
    lost.removeAll(read);
    return lost;
  }

  /** The offset behind the last acknowledged record. */
  long acknowledgedTo() {
    return acknowledgedTo.get();
  }

  /** The offset behind the last record that was read. */
  long readTo() {
    return readTo.get();
  }

  /** Records that came at an offset already read. */
  long readTwice() {
    return readTwice.get();
  }

  /** Bytes that the reader has received from a broker, all kinds of answers and their heads in. */
  long received(int broker) {
    return consumer.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals("incoming-byte-total"))
        .filter(metric -> ("node-" + broker).equals(metric.metricName().tags().get("node-id")))
        .mapToLong(metric -> ((Number) metric.metricValue()).longValue())
        .sum();
  }

  private void write() {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("delivery.timeout.ms", "300000");
    // Only a broken connection makes it send again, so that no live broker receives anything twice.
    all.put("request.timeout.ms", "60000");
    try (KafkaProducer<String, String> producer = Clients.producer(all)) {
      for (long i = 0; awaitLeave(); i++) {
        sent.incrementAndGet();
        String key = "record-" + i;
        producer.send(
            new ProducerRecord<>(partition.topic(), partition.partition(), key, VALUE),
            (metadata, failure) -> {
              if (failure == null) {
                acknowledged.add(key);
                acknowledgedTo.accumulateAndGet(metadata.offset() + 1, Math::max);
              }
            });
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** Waits while nothing is to be written; returns whether anything ever will be. */
  private boolean awaitLeave() {
    while (writing.get() && !up.get()) {
      resting.set(true);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    resting.set(false);
    return writing.get();
  }

  private void readOn() {
    try (consumer) {
      consumer.assign(List.of(partition));
      consumer.seek(partition, 0);
      while (reading.get()) {
        ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(50));
        for (ConsumerRecord<String, String> each : records) {
          read.add(each.key());
          if (each.offset() < readTo.get()) {
            readTwice.incrementAndGet();
          }
          readTo.set(each.offset() + 1);
        }
        if (records.isEmpty()) {
          emptyPolls.incrementAndGet();
        }
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    up.set(false);
    writing.set(false);
    reading.set(false);
    for (Thread thread : List.of(writer, reader)) {
      thread.join(TO_END_BY_ITSELF.toMillis());
      // A producer whose broker is gone would try on for minutes.
      thread.interrupt();
      thread.join(PATIENCE.toMillis());
    }
  }
}
