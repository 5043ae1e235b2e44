package dev.samsa.controlplane.kafkarest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.UUID;

/** Starts {@link PlainKafka} and tells the application where it is. */
public final class PlainKafkaResource implements QuarkusTestResourceLifecycleManager {
  private PlainKafka kafka;

  @Override
  public Map<String, String> start() {
    kafka =
        new PlainKafka(
            Path.of("target", "test-kafka", UUID.randomUUID().toString()).toAbsolutePath());
    try {
      kafka.start();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("no Kafka to test with", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return Map.of(
        "test.kafka.bootstrap", kafka.bootstrap(),
        "test.kafka.ca-file", kafka.caFile().toString(),
        "samsa.agent.port", String.valueOf(PlainKafka.freePort()),
        "test.kafka.open-bootstrap", kafka.openSettings().get("bootstrap.servers").toString());
  }

  @Override
  public void stop() {
    try {
      kafka.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
