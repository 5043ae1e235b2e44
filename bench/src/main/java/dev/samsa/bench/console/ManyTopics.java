package dev.samsa.bench.console;

import dev.samsa.bench.platform.KafkaLogin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A cluster with many topics, and one to which a thousand messages a second can be written. */
final class ManyTopics implements AutoCloseable {
  private static final String STEADY = "steady";
  private static final int AT_ONCE = 250;
  private static final int A_STEP = 100;
  private static final long STEP_MS = 100;

  private final Path switchFile;
  private final KafkaProducer<String, String> producer;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  private ManyTopics(KafkaLogin login, Path switchFile) {
    this.switchFile = switchFile;
    Map<String, Object> settings = new HashMap<>(login.settings());
    settings.put("linger.ms", 20);
    this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }

  /**
   * Makes them.
   *
   * @param switchFile messages are written while it is there
   */
  static ManyTopics in(KafkaLogin login, int count, Path switchFile)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(login.settings())) {
      List<NewTopic> topics =
          IntStream.rangeClosed(0, count)
              .mapToObj(n -> n == 0 ? STEADY : "topic-%05d".formatted(n))
              .map(name -> new NewTopic(name, Optional.of(1), Optional.empty()))
              .toList();
      for (int from = 0; from < topics.size(); from += AT_ONCE) {
        admin
            .createTopics(topics.subList(from, Math.min(topics.size(), from + AT_ONCE)))
            .all()
            .get();
      }
    }
    ManyTopics made = new ManyTopics(login, switchFile);
    made.clock.scheduleAtFixedRate(made::write, 0, STEP_MS, TimeUnit.MILLISECONDS);
    return made;
  }

  private void write() {
    if (Files.exists(switchFile)) {
      for (int n = 0; n < A_STEP; n++) {
        producer.send(new ProducerRecord<>(STEADY, "key", "{\"steady\":" + n + "}"));
      }
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    producer.close(Duration.ofSeconds(5));
  }
}
