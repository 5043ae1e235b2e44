package dev.samsa.operator.kafka;

import static dev.samsa.operator.kafka.KafkaConnection.get;

import dev.samsa.operator.api.ClusterNames;
import dev.samsa.operator.observe.KafkaAnswer;
import dev.samsa.operator.observe.KafkaView;
import dev.samsa.operator.observe.NodeView;
import dev.samsa.operator.observe.Observed;
import dev.samsa.operator.observe.PartitionView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/** Reads what Kafka says of a cluster. */
public final class KafkaProbe {
  /** Feature whose level says which records may be in the metadata log. */
  static final String METADATA_VERSION = "metadata.version";

  /** A controller that heard the leader within this time can take over. */
  private static final long LATE_MS = 10_000;

  private static final String MIN_IN_SYNC = "min.insync.replicas";

  private KafkaProbe() {}

  /** Asks the brokers that serve; what keeps them silent becomes the answer. */
  public static KafkaAnswer look(Observed observed, Collection<NodeView> nodes) {
    List<NodeView> serving =
        nodes.stream()
            .filter(node -> node.ready() && node.id() < ClusterNames.FIRST_CONTROLLER)
            .toList();
    if (serving.isEmpty()) {
      return new KafkaAnswer.Silent("no broker serves");
    }
    try (KafkaConnection connection = KafkaConnection.open(observed, serving)) {
      return new KafkaAnswer.Seen(view(connection.admin(), UsageProbe.look(observed, serving)));
    } catch (KafkaSilentException | KafkaException e) {
      return new KafkaAnswer.Silent(String.valueOf(e.getMessage()));
    }
  }

  private static KafkaView view(Admin admin, Map<Integer, String> undrained) {
    Set<Integer> live = ids(get(admin.describeCluster().nodes()));
    Set<Integer> fenced =
        new HashSet<>(
            ids(
                get(
                    admin
                        .describeCluster(new DescribeClusterOptions().includeFencedBrokers(true))
                        .nodes())));
    fenced.removeAll(live);
    QuorumInfo quorum = get(admin.describeMetadataQuorum().quorumInfo());
    Set<Integer> late = late(quorum);
    Set<Integer> voters =
        quorum.voters().stream()
            .map(QuorumInfo.ReplicaState::replicaId)
            .filter(id -> !late.contains(id))
            .collect(Collectors.toSet());
    FeatureMetadata features = get(admin.describeFeatures().featureMetadata());
    return new KafkaView(
        quorum.leaderId(),
        voters,
        late,
        live,
        fenced,
        partitions(admin),
        !get(admin.listPartitionReassignments().reassignments()).isEmpty(),
        logBytes(admin, live),
        features.finalizedFeatures().get(METADATA_VERSION).maxVersionLevel(),
        features.supportedFeatures().get(METADATA_VERSION).maxVersion(),
        undrained);
  }

  private static Set<Integer> ids(Collection<Node> nodes) {
    return nodes.stream().map(Node::id).collect(Collectors.toSet());
  }

  private static Set<Integer> late(QuorumInfo quorum) {
    long newest =
        quorum.voters().stream()
            .mapToLong(state -> state.lastFetchTimestamp().orElse(0))
            .max()
            .orElse(0);
    return quorum.voters().stream()
        .filter(state -> state.replicaId() != quorum.leaderId())
        .filter(state -> state.lastFetchTimestamp().orElse(0) < newest - LATE_MS)
        .map(QuorumInfo.ReplicaState::replicaId)
        .collect(Collectors.toSet());
  }

  private static List<PartitionView> partitions(Admin admin) {
    Set<String> names = get(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
    Map<String, TopicDescription> topics = get(admin.describeTopics(names).allTopicNames());
    Map<ConfigResource, Config> configs =
        get(
            admin
                .describeConfigs(
                    names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all());
    List<PartitionView> partitions = new ArrayList<>();
    topics.forEach((name, topic) -> {
      int minInSync =
          Integer.parseInt(
              configs
                  .get(new ConfigResource(ConfigResource.Type.TOPIC, name))
                  .get(MIN_IN_SYNC)
                  .value());
      topic
          .partitions()
          .forEach(p ->
              partitions.add(
                  new PartitionView(
                      name,
                      p.partition(),
                      p.replicas().stream().map(Node::id).toList(),
                      ids(p.isr()),
                      minInSync)));
    });
    return partitions;
  }

  private static Map<Integer, Long> logBytes(Admin admin, Set<Integer> brokers) {
    Map<Integer, Long> bytes = new HashMap<>();
    get(admin.describeLogDirs(brokers).allDescriptions())
        .forEach((broker, folders) -> bytes.put(broker, bytes(folders.values())));
    return bytes;
  }

  private static long bytes(Collection<LogDirDescription> folders) {
    return folders.stream()
        .flatMap(folder -> folder.replicaInfos().values().stream())
        .mapToLong(replica -> replica.size())
        .sum();
  }
}
