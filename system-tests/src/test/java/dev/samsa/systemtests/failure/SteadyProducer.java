package dev.samsa.systemtests.failure;

import static org.awaitility.Awaitility.await;

import dev.samsa.systemtests.tenant.KafkaAccess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends numbered messages one after the other, and remembers which were acknowledged. */
final class SteadyProducer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int IN_FLIGHT = 20;

  private final KafkaProducer<String, String> producer;
  private final String topic;
  private final List<String> acknowledged = new CopyOnWriteArrayList<>();
  private final Semaphore slots = new Semaphore(IN_FLIGHT);
  private final Thread thread = new Thread(this::send, "steady-producer");
  private volatile boolean stopped;

  private SteadyProducer(KafkaProducer<String, String> producer, String topic) {
    this.producer = producer;
    this.topic = topic;
  }

  static SteadyProducer start(KafkaAccess access, String topic) {
    Map<String, Object> settings =
        access.javaClient(
            Map.of("acks", "all", "delivery.timeout.ms", 120_000, "request.timeout.ms", 5_000));
    var steady =
        new SteadyProducer(
            new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer()), topic);
    steady.thread.start();
    return steady;
  }

  /** Values that the cluster has acknowledged so far. */
  List<String> acknowledged() {
    return acknowledged;
  }

  void awaitAcknowledged(int count) {
    await().atMost(PATIENCE).until(() -> acknowledged.size() >= count);
  }

  /** Sends no more, and waits until all that was sent is acknowledged or given up. */
  void stop() throws InterruptedException {
    stopped = true;
    thread.join(PATIENCE);
    producer.flush();
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.join(PATIENCE);
    producer.close(Duration.ofSeconds(5));
  }

  private void send() {
    for (int number = 1; !stopped; number++) {
      String value = Integer.toString(number);
      slots.acquireUninterruptibly();
      producer.send(
          new ProducerRecord<>(topic, value),
          (metadata, failure) -> {
            if (failure == null) {
              acknowledged.add(value);
            }
            slots.release();
          });
    }
  }
}
