package dev.samsa.kubernetestests.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of one partition that is written and read as a whole. */
final class Records {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Records() {}

  /** Makes the topic with those records, all acknowledged by all replicas. */
  static void write(TestKafka kafka, String topic, List<String> values)
      throws ExecutionException, InterruptedException {
    kafka.createTopic(topic, 1);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            kafka.client(Map.of("acks", "all")), new StringSerializer(), new StringSerializer())) {
      List<Future<RecordMetadata>> sent =
          values.stream().map(value -> producer.send(new ProducerRecord<>(topic, value))).toList();
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    }
  }

  /** Makes the topic with so many MiB. */
  static void fill(TestKafka kafka, String topic, int mebibytes)
      throws ExecutionException, InterruptedException {
    kafka.createTopic(topic, 1);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            kafka.client(Map.of("acks", "all")),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent =
          IntStream.range(0, mebibytes * 16)
              .mapToObj(_ -> producer.send(new ProducerRecord<>(topic, new byte[64 * 1024])))
              .toList();
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    }
  }

  /** All that is in it now. */
  static List<String> read(TestKafka kafka, String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            kafka.client(Map.of("auto.offset.reset", "earliest")),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition), PATIENCE).get(partition);
      while (consumer.position(partition, PATIENCE) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(found -> values.add(found.value()));
      }
    }
    return values;
  }
}
