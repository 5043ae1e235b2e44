package dev.samsa.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.samsa.systemtests.tenant.KafkaAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

final class CompactionTest {
  private static final TopicPartition ADDRESSES = new TopicPartition("addresses", 0);
  private static final int VALUE_BYTES = 512 * 1024;

  /** Fills one segment of the smallest size that a tenant may choose, and begins the next. */
  private static final int VALUES = 110;

  private static final int SEGMENT_BYTES = 50 * 1024 * 1024;

  /** The cleaner looks every 15 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @Test
  void aCompactedTopicKeepsTheLastValueOfAKeyAndLosesThoseBefore() throws Exception {
    KafkaAccess access = SharedCluster.get().access();
    createCompacted(access);
    byte[] last = write(access);

    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> read(access).size() <= VALUES / 2);

    List<ConsumerRecord<String, byte[]>> kept = read(access);
    assertThat(kept).extracting(ConsumerRecord::key).contains("Ottla", "Milena");
    assertThat(kept.getLast().value()).isEqualTo(last);
  }

  private static void createCompacted(KafkaAccess access) throws Exception {
    NewTopic topic =
        new NewTopic(ADDRESSES.topic(), Optional.of(1), Optional.empty())
            .configs(
                Map.of(
                    "cleanup.policy", "compact",
                    "segment.bytes", "" + SEGMENT_BYTES,
                    "min.cleanable.dirty.ratio", "0.01"));
    try (Admin admin = Admin.create(access.javaClient(Map.of()))) {
      admin.createTopics(List.of(topic)).all().get(60, TimeUnit.SECONDS);
    }
  }

  /** One address that never changes, one that changes all the time. */
  private static byte[] write(KafkaAccess access) throws Exception {
    byte[] value = new byte[VALUE_BYTES];
    Random random = new Random(1924);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            access.javaClient(Map.of()), new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(ADDRESSES.topic(), "Ottla", new byte[] {1}));
      for (int n = 0; n < VALUES; n++) {
        random.nextBytes(value);
        producer.send(new ProducerRecord<>(ADDRESSES.topic(), "Milena", value.clone()));
      }
    }
    return value;
  }

  private static List<ConsumerRecord<String, byte[]>> read(KafkaAccess access) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            access.javaClient(Map.of()), new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(ADDRESSES));
      consumer.seekToBeginning(List.of(ADDRESSES));
      long end = consumer.endOffsets(List.of(ADDRESSES)).get(ADDRESSES);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            return consumer.position(ADDRESSES) >= end;
          });
      return records;
    }
  }
}
