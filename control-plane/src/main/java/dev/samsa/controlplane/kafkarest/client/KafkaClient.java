package dev.samsa.controlplane.kafkarest.client;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * All connections of one credential to one cluster. Safe for many threads. The producer is made
 * when first needed.
 */
public final class KafkaClient {
  /** The client itself ends a call in time; this is only for one that does not. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final ClientSettings settings;
  private final Admin admin;
  private final ReentrantLock lock = new ReentrantLock();
  private Producer<byte[], byte[]> producer;

  KafkaClient(ClientSettings settings) {
    this.settings = settings;
    this.admin = Admin.create(settings.admin());
  }

  public String clusterId() {
    return settings.target().clusterId();
  }

  public Admin admin() {
    return admin;
  }

  /**
   * Waits for an answer of the brokers.
   *
   * @throws KafkaException what the brokers answered, or that they did not in time
   */
  public <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get(settings.timeout().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException kafka
          ? kafka
          : new KafkaException("the call failed", e.getCause());
    } catch (java.util.concurrent.TimeoutException e) {
      throw new TimeoutException("no answer within " + settings.timeout());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** The idempotent producer of this credential, shared by its requests. */
  public Producer<byte[], byte[]> producer() {
    lock.lock();
    try {
      if (producer == null) {
        producer =
            new KafkaProducer<>(
                settings.producer(), new ByteArraySerializer(), new ByteArraySerializer());
      }
      return producer;
    } finally {
      lock.unlock();
    }
  }

  /** Gives up a producer that has failed for good; the next request gets a new one. */
  @SuppressWarnings("ReferenceEquality") // Another producer may be there already; it is to stay.
  public void discard(Producer<byte[], byte[]> failed) {
    lock.lock();
    try {
      if (producer == failed) {
        producer = null;
      }
    } finally {
      lock.unlock();
    }
    failed.close(Duration.ZERO);
  }

  /** A consumer outside any group; the caller closes it. */
  public Consumer<byte[], byte[]> newConsumer(int maxBytes) {
    return new KafkaConsumer<>(
        settings.consumer(maxBytes), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  void close() {
    lock.lock();
    try {
      if (producer != null) {
        producer.close(Duration.ZERO);
        producer = null;
      }
    } finally {
      lock.unlock();
    }
    admin.close(Duration.ZERO);
  }
}
