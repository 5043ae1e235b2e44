package dev.samsa.kubernetestests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A producer with acks=all and a consumer that never rest. Each key carries its own numbers, one
 * after the other, so that a record that was lost, doubled or overtaken shows.
 */
public final class Traffic implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int PARTITIONS = 6;
  private static final int KEYS = 12;
  private static final int PERIOD_MS = 10;

  private final String topic;
  private final KafkaProducer<String, String> producer;
  private final KafkaConsumer<String, String> consumer;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Thread reader = new Thread(this::read, "traffic-consumer");
  private final AtomicLongArray sent = new AtomicLongArray(KEYS);
  private final AtomicLongArray acknowledged = new AtomicLongArray(KEYS);
  private final AtomicLongArray consumed = new AtomicLongArray(KEYS);
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final AtomicLong longestPause = new AtomicLong();
  private volatile boolean stopped;
  private int turn;

  private Traffic(TestKafka kafka, String topic) {
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(
            kafka.client(
                Map.of(
                    "acks",
                    "all",
                    "linger.ms",
                    "0",
                    "delivery.timeout.ms",
                    "180000",
                    "request.timeout.ms",
                    "10000",
                    "max.block.ms",
                    "180000")),
            new StringSerializer(),
            new StringSerializer());
    this.consumer =
        new KafkaConsumer<>(
            kafka.client(Map.of("auto.offset.reset", "earliest")),
            new StringDeserializer(),
            new StringDeserializer());
  }

  /** Makes a topic of its own, and returns once the first records are acknowledged. */
  public static Traffic start(TestKafka kafka, String topic)
      throws ExecutionException, InterruptedException {
    kafka.createTopic(topic, PARTITIONS);
    Traffic traffic = new Traffic(kafka, topic);
    traffic.reader.start();
    traffic.clock.scheduleWithFixedDelay(traffic::send, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
    traffic.awaitMore(100);
    traffic.longestPause.set(0);
    return traffic;
  }

  /** Waits for so many more acknowledged records. */
  public void awaitMore(int records) {
    long wanted = sum(acknowledged) + records;
    await("acknowledged").atMost(PATIENCE).until(() -> sum(acknowledged) >= wanted);
  }

  /** Longest that a record waited for its acknowledgement since this was asked last. */
  public Duration longestPause() {
    return Duration.ofNanos(longestPause.getAndSet(0));
  }

  /**
   * Stops, and holds that everything acknowledged was read, each key's records in their order.
   *
   * @param what happened meanwhile
   */
  public void verify(String what) throws InterruptedException {
    Duration pause = longestPause();
    clock.shutdown();
    assertThat(clock.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    producer.flush();
    await("everything acknowledged is read")
        .atMost(PATIENCE)
        .until(() ->
            !faults.isEmpty()
                || IntStream.range(0, KEYS)
                    .allMatch(key -> consumed.get(key) >= acknowledged.get(key)));
    System.out.printf(
        "%s: %d records acknowledged, longest pause %d ms%n",
        what, sum(acknowledged), pause.toMillis());
    assertThat(faults).isEmpty();
  }

  private void send() {
    int key = turn++ % KEYS;
    long number = sent.incrementAndGet(key);
    long begun = System.nanoTime();
    producer.send(
        new ProducerRecord<>(topic, Integer.toString(key), Long.toString(number)),
        (_, failure) -> {
          if (failure != null) {
            faults.add("not taken: " + failure);
            return;
          }
          acknowledged.accumulateAndGet(key, number, Math::max);
          longestPause.accumulateAndGet(System.nanoTime() - begun, Math::max);
        });
  }

  private void read() {
    try {
      readUntilStopped();
    } catch (RuntimeException failure) {
      faults.add("the consumer ended: " + failure);
    } finally {
      consumer.close();
    }
  }

  private void readUntilStopped() {
    consumer.assign(
        IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(topic, p)).toList());
    while (!stopped) {
      for (ConsumerRecord<String, String> found : consumer.poll(Duration.ofMillis(200))) {
        int key = Integer.parseInt(found.key());
        long number = Long.parseLong(found.value());
        long last = consumed.getAndSet(key, number);
        if (number != last + 1) {
          faults.add("key %d: %d after %d".formatted(key, number, last));
        }
      }
    }
  }

  private static long sum(AtomicLongArray numbers) {
    return IntStream.range(0, numbers.length()).mapToLong(numbers::get).sum();
  }

  @Override
  public void close() throws InterruptedException {
    clock.shutdownNow();
    stopped = true;
    reader.join(PATIENCE.toMillis());
    producer.close(Duration.ofSeconds(5));
  }
}
