package dev.samsa.broker.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.samsa.broker.launch.Node;
import dev.samsa.broker.testbed.Clients;
import dev.samsa.broker.testbed.TestCluster;
import dev.samsa.description.cluster.ClusterLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics against a real broker that holds at most ten partitions. */
class TopicPolicyTest {
  private static final int LIMIT = 10;
  private static final long DAY_MS = 86_400_000;

  @TempDir static Path folder;
  private static TestCluster cluster;
  private static Node node;
  private static Admin admin;

  @BeforeAll
  static void start() throws Exception {
    cluster =
        new TestCluster(
            folder,
            "lkc-policy",
            1,
            new ClusterLimits(1L << 30, 1L << 30, LIMIT, 100, 1_048_588, DAY_MS));
    cluster.access().key("OWNER", "u-owner").grant("u-owner", "CloudClusterAdmin");
    cluster.publish();
    cluster.folders(0).create();
    node = new Node(cluster.description(), 0, cluster.folders(0));
    node.start();
    admin = Clients.admin(new Clients(cluster).withKey("OWNER"));
  }

  @AfterAll
  static void stop() throws Exception {
    admin.close();
    node.close();
    cluster.close();
  }

  @AfterEach
  void deleteAll() {
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(ExecutionException.class)
        .until(() -> {
          Set<String> names = admin.listTopics().names().get();
          admin.deleteTopics(names).all().get(10, TimeUnit.SECONDS);
          return names.isEmpty();
        });
  }

  private static void create(String name, int partitions, Map<String, String> configs)
      throws Exception {
    admin
        .createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(configs)))
        .all()
        .get(10, TimeUnit.SECONDS);
  }

  private static void refused(Map<String, String> configs, String sentence) {
    assertThatThrownBy(() -> create("refused", 1, configs))
        .hasCauseInstanceOf(PolicyViolationException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void anotherReplicationFactorIsRefusedWithTheRightOne() {
    assertThatThrownBy(() ->
            admin
                .createTopics(List.of(new NewTopic("three", 1, (short) 3)))
                .all()
                .get(10, TimeUnit.SECONDS))
        .hasMessageContaining("replication factor");
  }

  @Test
  void settingsThatWouldBreakTheClusterAreRefusedWithWhatIsAllowed() {
    refused(Map.of("min.insync.replicas", "2"), "min.insync.replicas must be 1");
    refused(Map.of("segment.bytes", "1048576"), "segment.bytes must be at least 52428800");
    refused(Map.of("segment.ms", "1000"), "segment.ms must be at least 600000");
    refused(Map.of("retention.ms", "86400001"), "retention.ms must be at most 86400000");
    refused(Map.of("retention.ms", "-1"), "for ever");
    refused(Map.of("max.message.bytes", "2000000"), "max.message.bytes must be at most 1048588");
    refused(Map.of("unclean.leader.election.enable", "true"), "must be false");
    refused(Map.of("flush.messages", "1"), "flush.messages is set by the platform");
  }

  @Test
  void alteredSettingsAreHeldToTheSameRules() throws Exception {
    create("altered", 1, Map.of());
    Map<ConfigResource, Collection<AlterConfigOp>> change =
        Map.of(
            new ConfigResource(ConfigResource.Type.TOPIC, "altered"),
            List.of(new AlterConfigOp(new ConfigEntry("segment.ms", "1"), OpType.SET)));
    assertThatThrownBy(() -> admin.incrementalAlterConfigs(change).all().get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(PolicyViolationException.class);
  }

  @Test
  void newTopicsAndGrowingOnesShareOneLimit() throws Exception {
    create("eight", 8, Map.of());
    assertThatThrownBy(() -> create("three-more", 3, Map.of()))
        .hasCauseInstanceOf(PolicyViolationException.class)
        .hasMessageContaining("holds 8 partitions of at most 10; 3 more do not fit");
    assertThatThrownBy(() ->
            admin
                .createPartitions(Map.of("eight", NewPartitions.increaseTo(11)))
                .all()
                .get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(PolicyViolationException.class);
    admin
        .createPartitions(Map.of("eight", NewPartitions.increaseTo(10)))
        .all()
        .get(10, TimeUnit.SECONDS);
  }

  @Test
  void topicsMadeAtOnceCannotShareTheLastPlace() {
    List<KafkaFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      all.add(admin.createTopics(List.of(new NewTopic("at-once-" + i, 4, (short) 1))).all());
    }
    long made = all.stream().filter(TopicPolicyTest::succeeds).count();
    assertThat(made).isEqualTo(LIMIT / 4);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> admin.listTopics().names().get().size() == made);
  }

  private static boolean succeeds(KafkaFuture<Void> future) {
    try {
      future.get(10, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void retentionDeletes() throws Exception {
    create("short", 1, Map.of("retention.ms", "1000"));
    try (var producer = Clients.producer(new Clients(cluster).withKey("OWNER"))) {
      producer.send(new ProducerRecord<>("short", "old")).get(10, TimeUnit.SECONDS);
    }
    TopicPartition partition = new TopicPartition("short", 0);
    await()
        .atMost(Duration.ofSeconds(45))
        .until(() ->
            admin
                    .listOffsets(Map.of(partition, OffsetSpec.earliest()))
                    .partitionResult(partition)
                    .get()
                    .offset()
                == 1);
  }
}
