package dev.samsa.broker.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.samsa.broker.testbed.Clients;
import dev.samsa.broker.testbed.TestCluster;
import dev.samsa.broker.testbed.TestProcess;
import dev.samsa.description.cluster.SecretFiles;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node as a process: killed, stopped, and refusing to start. */
class NodeProcessTest {
  @TempDir Path folder;

  private TestCluster oneNode() throws Exception {
    TestCluster cluster = new TestCluster(folder, "lkc-process", 1, TestCluster.wideLimits());
    cluster.access().key("OWNER", "u-owner").grant("u-owner", "CloudClusterAdmin");
    cluster.publish();
    return cluster;
  }

  private static void topic(Map<String, Object> settings, String name, int factor)
      throws Exception {
    try (Admin admin = Clients.admin(settings)) {
      admin
          .createTopics(List.of(new NewTopic(name, 1, (short) factor)))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
  }

  private static Set<String> readAll(Map<String, Object> settings, String topic, int atLeast) {
    Set<String> values = new HashSet<>();
    try (var consumer = Clients.consumer(settings, "reader-" + topic)) {
      consumer.subscribe(List.of(topic));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> {
            for (ConsumerRecord<String, String> r : consumer.poll(Duration.ofMillis(200))) {
              values.add(r.value());
            }
            return values.size() >= atLeast;
          });
    }
    return values;
  }

  @Test
  void aKilledNodeKeepsEveryAcknowledgedRecordAndServesFromTheSnapshotOnDisk() throws Exception {
    try (TestCluster cluster = oneNode()) {
      Map<String, Object> owner = new Clients(cluster).withKey("OWNER");
      Set<String> acknowledged = ConcurrentHashMap.newKeySet();
      try (TestProcess first = TestProcess.start(cluster, 0).awaitReady()) {
        topic(owner, "kept", 1);
        try (KafkaProducer<String, String> producer = Clients.producer(owner)) {
          for (int i = 0; i < 2000; i++) {
            String value = "v" + i;
            producer.send(
                new ProducerRecord<>("kept", value),
                (metadata, failure) -> {
                  if (failure == null) {
                    acknowledged.add(value);
                  }
                });
          }
          await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() > 500);
          first.kill();
          cluster.agent().close();
          producer.close(Duration.ZERO);
        }
      }
      try (TestProcess second = TestProcess.start(cluster, 0).awaitReady()) {
        assertThat(readAll(owner, "kept", acknowledged.size())).containsAll(acknowledged);
        long applied = cluster.access().key("LATER", "u-owner").next().number();
        cluster.startAgent();
        await().atMost(Duration.ofMinutes(1)).until(() -> cluster.agent().appliedBy(0) >= applied);
        assertThat(second.stop()).isEqualTo(143);
        assertThat(cluster.folders(0).run().resolve("ready")).doesNotExist();
      }
    }
  }

  @Test
  void threeNodesKeepAcknowledgingWhenOneIsKilledAndTheOthersStopTogether() throws Exception {
    try (TestCluster cluster = new TestCluster(folder, "lkc-three", 3, TestCluster.wideLimits())) {
      cluster.access().key("OWNER", "u-owner").grant("u-owner", "CloudClusterAdmin");
      cluster.publish();
      Map<String, Object> owner = new Clients(cluster).withKey("OWNER");
      try (TestProcess n0 = TestProcess.start(cluster, 0);
          TestProcess n1 = TestProcess.start(cluster, 1);
          TestProcess n2 = TestProcess.start(cluster, 2)) {
        n0.awaitReady();
        n1.awaitReady();
        n2.awaitReady();
        topic(owner, "three", 3);
        int leader;
        try (KafkaProducer<String, String> producer = Clients.producer(owner);
            Admin admin = Clients.admin(owner)) {
          producer.send(new ProducerRecord<>("three", "before")).get(20, TimeUnit.SECONDS);
          leader =
              admin
                  .describeTopics(List.of("three"))
                  .allTopicNames()
                  .get()
                  .get("three")
                  .partitions()
                  .getFirst()
                  .leader()
                  .id();
          List.of(n0, n1, n2).get(leader).kill();
          producer.send(new ProducerRecord<>("three", "after")).get(30, TimeUnit.SECONDS);
        }
        assertThat(readAll(owner, "three", 2)).containsExactlyInAnyOrder("before", "after");
        List<TestProcess> others = new ArrayList<>(List.of(n0, n1, n2));
        others.remove(leader);
        others.forEach(TestProcess::askToStop);
        for (TestProcess other : others) {
          assertThat(other.awaitExit()).isEqualTo(143);
        }
        for (int node : List.of((leader + 1) % 3, (leader + 2) % 3)) {
          assertThat(cluster.folders(node).log().resolve(".kafka_cleanshutdown")).exists();
        }
      }
    }
  }

  @Test
  void aSecondProcessOnTheSameFolderEndsWithOneLine() throws Exception {
    try (TestCluster cluster = oneNode();
        TestProcess first = TestProcess.start(cluster, 0).awaitReady();
        TestProcess second = TestProcess.start(cluster, 0)) {
      assertThat(second.awaitExit()).isEqualTo(73);
      assertThat(second.output())
          .contains("samsa-broker: another process runs this node")
          .hasLineCount(1);
      assertThat(first.stop()).isEqualTo(143);
    }
  }

  @Test
  void aTakenPortEndsTheProcessWithOneLine() throws Exception {
    try (TestCluster cluster = oneNode();
        ServerSocket taken =
            new ServerSocket(
                cluster.description().node(0).client().port(),
                1,
                InetAddress.getByName("127.0.0.1"));
        TestProcess process = TestProcess.start(cluster, 0)) {
      assertThat(process.awaitExit()).isEqualTo(69);
      assertThat(process.output()).contains(Integer.toString(taken.getLocalPort()));
    }
  }

  @Test
  void anUnreadableSecretEndsTheProcessWithOneLineThatNamesTheFile() throws Exception {
    try (TestCluster cluster = oneNode()) {
      Files.delete(cluster.folders(0).secret(SecretFiles.NODE_KEY));
      try (TestProcess process = TestProcess.start(cluster, 0)) {
        assertThat(process.awaitExit()).isEqualTo(66);
        assertThat(process.output()).contains(SecretFiles.NODE_KEY).hasLineCount(1);
      }
    }
  }

  @Test
  void aWrongDescriptionEndsTheProcessWithOneLine() throws Exception {
    try (TestCluster cluster = oneNode()) {
      Files.writeString(cluster.descriptionFile(), "{\"schemaVersion\":99}");
      try (TestProcess process = TestProcess.start(cluster, 0)) {
        assertThat(process.awaitExit()).isEqualTo(65);
        assertThat(process.output()).contains("schemaVersion 99");
      }
    }
  }

  @Test
  void aCertificateOfAnotherClusterIsNothingOnTheInternalListener() throws Exception {
    try (TestCluster cluster = oneNode();
        TestCluster other =
            new TestCluster(
                Files.createDirectory(folder.resolve("other")),
                "lkc-other",
                1,
                TestCluster.wideLimits());
        TestProcess process = TestProcess.start(cluster, 0).awaitReady()) {
      Clients clients = new Clients(cluster);
      try (Admin own = Clients.admin(clients.internal(cluster.controlPlane()))) {
        assertThat(own.describeCluster().nodes().get(10, TimeUnit.SECONDS)).hasSize(1);
      }
      // Even under the very subject of this cluster's nodes.
      var stranger = other.clusterCa().issue(cluster.description().nodeSubject(), null);
      try (Admin admin = Clients.admin(clients.internal(stranger))) {
        assertThatThrownBy(() -> admin.describeCluster().nodes().get(5, TimeUnit.SECONDS))
            .hasCauseInstanceOf(org.apache.kafka.common.errors.SslAuthenticationException.class);
      }
      assertThat(process.stop()).isEqualTo(143);
    }
  }
}
