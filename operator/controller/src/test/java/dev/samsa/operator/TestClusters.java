package dev.samsa.operator;

import dev.samsa.operator.api.Agent;
import dev.samsa.operator.api.BrokerSize;
import dev.samsa.operator.api.ClusterNames;
import dev.samsa.operator.api.Deletion;
import dev.samsa.operator.api.DesiredState;
import dev.samsa.operator.api.Exposure;
import dev.samsa.operator.api.KafkaCluster;
import dev.samsa.operator.api.KafkaClusterSpec;
import dev.samsa.operator.api.Limits;
import dev.samsa.operator.api.NodeSecretKeys;
import dev.samsa.operator.api.Replication;
import dev.samsa.operator.api.Secrets;
import dev.samsa.operator.api.Storage;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Resources for tests. */
public final class TestClusters {
  public static final String NAME = "lkc-tests1";
  public static final ClusterNames NAMES = new ClusterNames(NAME, "cells");
  public static final String KAFKA_ID = "MkU3OEVBNTcwNTJENDM2Qg";

  private static final int MOST_PORTS = 8;

  private static final List<String> FILES =
      List.of(
          "client.crt",
          "client.key",
          "node.crt",
          "node.key",
          "internal-trust.crt",
          "agent.crt",
          "agent.key",
          "agent-trust.crt",
          "pepper");

  private TestClusters() {}

  public static KafkaCluster brokers(int brokers) {
    return brokers(brokers, MOST_PORTS);
  }

  /** One that names as many ports. */
  public static KafkaCluster brokers(int brokers, int ports) {
    return of(brokers, 0, "4.4.0", DesiredState.RUNNING, new Storage(1000, null, null), ports);
  }

  public static KafkaCluster of(
      int brokers, int controllers, String version, DesiredState state, Storage storage) {
    return of(brokers, controllers, version, state, storage, Math.max(brokers, MOST_PORTS));
  }

  private static KafkaCluster of(
      int brokers,
      int controllers,
      String version,
      DesiredState state,
      Storage storage,
      int ports) {
    KafkaCluster cluster = new KafkaCluster();
    cluster.setMetadata(
        new ObjectMetaBuilder()
            .withName(NAME)
            .withNamespace("cells")
            .withUid("11111111-2222-3333-4444-555555555555")
            .withGeneration(1L)
            .build());
    int factor = brokers == 1 ? 1 : 3;
    cluster.setSpec(
        new KafkaClusterSpec(
            NAME,
            KAFKA_ID,
            "org-1",
            "env-tests1",
            "eu-central-1",
            "STANDARD",
            version,
            brokers,
            controllers,
            new BrokerSize(250, 512),
            List.of("a", "b", "c"),
            storage,
            new Replication(factor, factor == 1 ? 1 : 2),
            new Limits(1L << 20, 1L << 20, 100, 100, 1 << 20, -1L),
            new Exposure(
                Exposure.Type.NODE_PORT,
                "kafka.example.org",
                null,
                IntStream.range(0, ports).mapToObj(i -> 30100 + i).toList()),
            new Secrets(NAME + "-nodes"),
            new Agent(List.of("https://samsa.example.org:8443")),
            "CN=samsa-control-plane",
            "CN=node." + NAME,
            state,
            new Deletion(false, 3600L)));
    return cluster;
  }

  /** All files of all nodes. */
  public static Map<String, String> secret(KafkaCluster cluster) {
    Map<String, String> files = new HashMap<>();
    for (int node :
        ClusterNames.nodes(cluster.getSpec().brokers(), cluster.getSpec().controllers())) {
      FILES.forEach(file -> files.put(NodeSecretKeys.of(node, file), file + " of " + node));
    }
    return files;
  }
}
