package dev.samsa.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads one newsletter whole, as a member of a consumer group. */
final class Subscriber {
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final Properties settings;
  private final String group;
  private final String topic;

  Subscriber(Properties settings, String group, String topic) {
    this.settings = settings;
    this.group = group;
    this.topic = topic;
  }

  /**
   * Reads to the end of every partition and until it has as many issues, or nothing has come for a
   * while: an issue too many is read as well.
   */
  Fingerprint read(int issues) {
    Properties own = new Properties();
    own.putAll(settings);
    own.putAll(
        Map.of(
            "group.id", group + "-" + topic,
            "auto.offset.reset", "earliest",
            "max.poll.records", "5000",
            "fetch.max.bytes", "8388608"));
    Fingerprint read = Fingerprint.NOTHING;
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      long heard = System.nanoTime();
      while ((read.records() < issues || !atEnd(consumer))
          && System.nanoTime() - heard < SILENCE.toNanos()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
          read = read.plus(record.value());
          heard = System.nanoTime();
        }
      }
    }
    return read;
  }

  private static boolean atEnd(KafkaConsumer<?, ?> consumer) {
    return consumer.assignment().stream()
        .allMatch(partition -> consumer.currentLag(partition).orElse(1) == 0);
  }
}
