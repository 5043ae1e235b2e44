package dev.samsa.controlplane.kafkarest;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The application with Apache Kafka itself as its one cluster. */
public final class KafkaRestProfile implements QuarkusTestProfile {
  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(FakeClusters.class, FakeTokens.class, TestSignIn.class);
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "samsa.local-cell.enabled", "false",
        "samsa.kafka-rest.timeout", "4s");
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(
        new TestResourceEntry(PostgresTestResource.class),
        new TestResourceEntry(PlainKafkaResource.class));
  }
}
