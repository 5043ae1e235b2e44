package dev.samsa.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Kafka's own Java client does with messages, one by one. */
final class JavaClientTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static KafkaAccess access;

  @BeforeAll
  static void sharedCluster() {
    access = SharedCluster.get().access();
  }

  @Test
  void aWrongSecretIsAnAuthenticationErrorAtOnce() {
    try (Admin admin = Admin.create(SharedCluster.get().wrongSecret().javaClient(Map.of()))) {
      assertThatThrownBy(() -> admin.listTopics().names().get())
          .hasCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  @Test
  void keyValueTimestampAndHeadersComeBackAsTheyWent() throws Exception {
    Topics.create(access, "headers", 1);
    var sent =
        new ProducerRecord<>("headers", null, 1_431_648_000_000L, "Felice", "Lieber nicht", null);
    sent.headers().add(new RecordHeader("sender", "Prag".getBytes(StandardCharsets.UTF_8)));
    sent.headers().add(new RecordHeader("sender", "Wien".getBytes(StandardCharsets.UTF_8)));
    sent.headers().add(new RecordHeader("nothing", null));
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      producer.send(sent).get(60, TimeUnit.SECONDS);
    }

    ConsumerRecord<String, String> found;
    try (KafkaConsumer<String, String> consumer = consumer("headers", Map.of())) {
      consumer.subscribe(List.of("headers"));
      found = next(consumer);
    }

    assertThat(found.key()).isEqualTo("Felice");
    assertThat(found.value()).isEqualTo("Lieber nicht");
    assertThat(found.timestamp()).isEqualTo(1_431_648_000_000L);
    assertThat(found.headers().toArray()).isEqualTo(sent.headers().toArray());
  }

  @Test
  void anIdempotentProducerNumbersItsMessagesAndTheClusterKeepsCount() throws Exception {
    Topics.create(access, "idempotent", 1);
    try (KafkaProducer<String, String> producer =
        producer(Map.of("enable.idempotence", true, "linger.ms", 0))) {
      for (int n = 0; n < 100; n++) {
        producer.send(new ProducerRecord<>("idempotent", "letter " + n));
      }
      producer.flush();
    }
    TopicPartition partition = new TopicPartition("idempotent", 0);
    List<ProducerState> producers;
    try (Admin admin = Admin.create(access.javaClient(Map.of()))) {
      producers =
          admin
              .describeProducers(List.of(partition))
              .partitionResult(partition)
              .get(60, TimeUnit.SECONDS)
              .activeProducers();
    }

    assertThat(producers).singleElement().returns(99, ProducerState::lastSequence);
    assertThat(Topics.values(access, "idempotent"))
        .isEqualTo(IntStream.range(0, 100).mapToObj(n -> "letter " + n).toList());
  }

  @Test
  void aTransactionShowsAllOfItsMessagesAndOffsetsOrNone() {
    Topics.create(access, "drafts", 1);
    Topics.create(access, "posted", 1);
    TopicPartition drafts = new TopicPartition("drafts", 0);
    try (KafkaProducer<String, String> producer = producer(Map.of("transactional.id", "post"));
        KafkaConsumer<String, String> reader = consumer("post", Map.of())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("posted", "burnt"));
      producer.flush();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("posted", "first"));
      producer.send(new ProducerRecord<>("drafts", "second"));
      producer.sendOffsetsToTransaction(
          Map.of(drafts, new OffsetAndMetadata(7)), reader.groupMetadata());
      producer.commitTransaction();

      assertThat(reader.committed(java.util.Set.of(drafts), PATIENCE).get(drafts).offset())
          .isEqualTo(7);
    }
    assertThat(Topics.values(access, "posted")).containsExactly("first");
    assertThat(Topics.values(access, "drafts")).containsExactly("second");
  }

  @Test
  void theNextProducerOfATransactionalIdFencesTheOneBefore() {
    Topics.create(access, "fenced", 1);
    try (KafkaProducer<String, String> before = producer(Map.of("transactional.id", "fence"));
        KafkaProducer<String, String> next = producer(Map.of("transactional.id", "fence"))) {
      before.initTransactions();
      before.beginTransaction();
      before.send(new ProducerRecord<>("fenced", "too late"));
      before.flush();

      next.initTransactions();

      assertThatThrownBy(before::commitTransaction)
          .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
      next.beginTransaction();
      next.send(new ProducerRecord<>("fenced", "in time"));
      next.commitTransaction();
    }
    assertThat(Topics.values(access, "fenced")).containsExactly("in time");
  }

  private static ConsumerRecord<String, String> next(KafkaConsumer<String, String> consumer) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> consumer.poll(Duration.ofMillis(500)), records -> !records.isEmpty())
        .iterator()
        .next();
  }

  private static KafkaProducer<String, String> producer(Map<String, Object> more) {
    return new KafkaProducer<>(
        access.javaClient(more), new StringSerializer(), new StringSerializer());
  }

  private static KafkaConsumer<String, String> consumer(String group, Map<String, Object> more) {
    Map<String, Object> settings = access.javaClient(more);
    settings.put("group.id", group);
    settings.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
  }
}
