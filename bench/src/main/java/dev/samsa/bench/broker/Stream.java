package dev.samsa.bench.broker;

import dev.samsa.bench.platform.KafkaLogin;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Produces and consumes records of 1 KiB, acknowledged by all replicas. */
final class Stream {
  private static final int RECORDS = 200_000;
  private static final int VALUES = 64;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private Stream() {}

  /** Records a second: written to a topic of its own, then read from its beginning. */
  static double rate(KafkaLogin login) throws Exception {
    return rate(login, RECORDS);
  }

  static double rate(KafkaLogin login, int records) throws Exception {
    String topic = "bench-" + UUID.randomUUID();
    Map<String, Object> settings = login.settings();
    try (Admin admin = Admin.create(settings)) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
      writeBack();
      long began = System.nanoTime();
      write(settings, topic, records);
      read(settings, topic, records);
      double seconds = (System.nanoTime() - began) / 1e9;
      admin.deleteTopics(List.of(topic)).all().get();
      return records / seconds;
    }
  }

  /** What the side before wrote is not to be written to the disk while this one is measured. */
  private static void writeBack() throws IOException, InterruptedException {
    new ProcessBuilder("sync").inheritIO().start().waitFor();
  }

  /** Makes a topic and writes one record, again until it is acknowledged. */
  static void first(KafkaLogin login) throws Exception {
    Map<String, Object> settings = login.settings();
    settings.put("reconnect.backoff.ms", "20");
    settings.put("reconnect.backoff.max.ms", "50");
    settings.put("default.api.timeout.ms", "120000");
    long end = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      try (Admin admin = Admin.create(settings);
          KafkaProducer<byte[], byte[]> producer = producer(settings)) {
        admin.createTopics(List.of(new NewTopic("first", 1, (short) 1))).all().get();
        producer.send(new ProducerRecord<>("first", new byte[1024])).get();
        return;
      } catch (ExecutionException e) {
        // A key that is not known yet is refused once and for all on that connection.
        if (!(e.getCause() instanceof AuthenticationException) || System.nanoTime() > end) {
          throw e;
        }
      }
    }
  }

  private static void write(Map<String, Object> settings, String topic, int records) {
    byte[][] values = new byte[VALUES][1024];
    Random random = new Random(1);
    for (byte[] value : values) {
      random.nextBytes(value);
    }
    try (KafkaProducer<byte[], byte[]> producer = producer(settings)) {
      for (int i = 0; i < records; i++) {
        producer.send(new ProducerRecord<>(topic, values[i % VALUES]));
      }
    }
  }

  private static void read(Map<String, Object> settings, String topic, int records)
      throws IOException {
    TopicPartition partition = new TopicPartition(topic, 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = System.nanoTime() + LONGEST.toNanos();
      int read = 0;
      while (read < records) {
        read += consumer.poll(POLL).count();
        if (System.nanoTime() > end) {
          throw new IOException("only " + read + " of " + records + " records came back");
        }
      }
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
    Map<String, Object> all = new java.util.HashMap<>(settings);
    all.remove("default.api.timeout.ms");
    all.put("acks", "all");
    all.put("linger.ms", "5");
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
