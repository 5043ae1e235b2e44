package dev.samsa.controlplane.kafkarest.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.cluster.ClusterTarget;
import dev.samsa.controlplane.kafkarest.KafkaRestConfig;
import dev.samsa.controlplane.kafkarest.SelfSigned;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaClientsTest {
  @TempDir Path folder;

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private ClusterTarget target;
  private KafkaClients clients;

  @BeforeEach
  void open() throws Exception {
    Path ca = Files.writeString(folder.resolve("ca.crt"), SelfSigned.create().certificate());
    target = new ClusterTarget("lkc-a", "env-a", new UUID(0, 1), "localhost:1", ca, true);
    InstantSource source = () -> now;
    clients = new KafkaClients(config(), source.withZone(ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    clients.closeAll();
  }

  @Test
  void requestsThatRaceShareOneClient() throws Exception {
    Set<Admin> seen = ConcurrentHashMap.newKeySet();
    Callable<Boolean> request =
        () -> {
          try (KafkaClients.Lease lease = clients.lease(target, key("K1", "s"))) {
            return seen.add(lease.client().admin());
          }
        };
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> requests =
          IntStream.range(0, 32).mapToObj(i -> request).collect(Collectors.toList());
      for (Future<Boolean> answer : executor.invokeAll(requests)) {
        answer.get();
      }
    }

    assertThat(seen).hasSize(1);
  }

  @Test
  void anotherSecretOrPrincipalOrClusterNeverGetsTheSameClient() {
    ClusterTarget other =
        new ClusterTarget("lkc-b", "env-a", new UUID(0, 1), "localhost:1", target.caFile(), true);
    Set<Admin> seen = ConcurrentHashMap.newKeySet();
    for (var asked :
        List.of(
            Map.entry(target, key("K1", "right")),
            Map.entry(target, key("K1", "wrong")),
            Map.entry(target, key("K2", "right")),
            Map.entry(other, key("K1", "right")))) {
      try (KafkaClients.Lease lease = clients.lease(asked.getKey(), asked.getValue())) {
        seen.add(lease.client().admin());
      }
    }

    assertThat(seen).hasSize(4);
  }

  @Test
  void anIdleClientIsClosedButNeverOneInUse() {
    KafkaClients.Lease held = clients.lease(target, key("K1", "s"));
    clients.lease(target, key("K2", "s")).close();

    now = now.plus(Duration.ofMinutes(3));
    clients.closeIdle();
    assertThat(clients.size()).isEqualTo(1);

    held.close();
    clients.closeIdle();
    assertThat(clients.size()).isEqualTo(1);
    now = now.plus(Duration.ofMinutes(3));
    clients.closeIdle();
    assertThat(clients.size()).isZero();
  }

  @Test
  void aRefusedCredentialGetsANewClientNextTime() {
    Admin first;
    try (KafkaClients.Lease lease = clients.lease(target, key("K1", "s"))) {
      first = lease.client().admin();
      lease.retire();
      assertThat(clients.size()).isZero();
    }

    try (KafkaClients.Lease lease = clients.lease(target, key("K1", "s"))) {
      assertThat(lease.client().admin()).isNotSameAs(first);
    }
  }

  @Test
  void theLongestUnusedClientMakesRoomAndTooManyAtOnceAreRefused() {
    try (KafkaClients.Lease one = clients.lease(target, key("K1", "s"));
        KafkaClients.Lease two = clients.lease(target, key("K2", "s"));
        KafkaClients.Lease three = clients.lease(target, key("K3", "s"))) {
      assertThatThrownBy(() -> clients.lease(target, key("K4", "s")))
          .isInstanceOfSatisfying(
              ApiException.class, refusal -> assertThat(refusal.retryAfter()).isPresent());
      assertThat(List.of(one, two, three)).hasSize(3);
    }

    clients.lease(target, key("K4", "s")).close();
    assertThat(clients.size()).isEqualTo(3);
  }

  @Test
  void aCredentialIsNeverPrintedWithItsSecret() {
    assertThat(key("K1", "s3cr3t").toString()).doesNotContain("s3cr3t");
    assertThat(key("K1", "s3cr3t").fingerprint()).doesNotContain("s3cr3t");
  }

  private static KafkaCredential key(String id, String secret) {
    return new KafkaCredential.Key(id, secret);
  }

  private static KafkaRestConfig config() {
    return new SmallRyeConfigBuilder()
        .withMapping(KafkaRestConfig.class)
        .withDefaultValue("samsa.kafka-rest.max-clients", "3")
        // Quarkus reads "10s" as well; the plain reader of settings does not.
        .withDefaultValue("samsa.kafka-rest.timeout", "PT10S")
        .withDefaultValue("samsa.kafka-rest.client-idle", "PT2M")
        .build()
        .getConfigMapping(KafkaRestConfig.class);
  }
}
