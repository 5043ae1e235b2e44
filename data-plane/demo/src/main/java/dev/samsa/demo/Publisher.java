package dev.samsa.demo;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes issues of one newsletter: acks=all, not compressed, no issue like another. */
final class Publisher {
  /** Size of an issue in bytes. */
  static final int ISSUE_BYTES = 1024;

  private final Properties settings;
  private final String topic;

  Publisher(Properties settings, String topic) {
    this.settings = settings;
    this.topic = topic;
  }

  /** Returns once every issue is acknowledged. */
  Fingerprint publish(int issues) throws ExecutionException, InterruptedException {
    Properties own = new Properties();
    own.putAll(settings);
    own.putAll(Map.of("acks", "all", "linger.ms", "10", "batch.size", "131072"));
    SplittableRandom random = new SplittableRandom(topic.hashCode());
    Fingerprint sent = Fingerprint.NOTHING;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(own, new ByteArraySerializer(), new ByteArraySerializer())) {
      Future<RecordMetadata> last = null;
      for (int number = 0; number < issues; number++) {
        byte[] issue = new byte[ISSUE_BYTES];
        random.nextBytes(issue);
        ByteBuffer.wrap(issue).putInt(number);
        last = producer.send(new ProducerRecord<>(topic, issue), Publisher::refuseLoss);
        sent = sent.plus(issue);
      }
      producer.flush();
      if (last != null) {
        last.get();
      }
    }
    return sent;
  }

  /** An issue that was not acknowledged is found by what the subscribers read. */
  private static void refuseLoss(RecordMetadata metadata, Exception failure) {
    if (failure != null) {
      System.err.println("an issue was not acknowledged: " + failure.getMessage());
    }
  }
}
