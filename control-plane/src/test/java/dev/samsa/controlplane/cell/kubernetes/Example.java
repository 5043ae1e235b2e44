package dev.samsa.controlplane.cell.kubernetes;

import dev.samsa.controlplane.cell.ClusterSpec;
import dev.samsa.controlplane.cell.PortRange;
import dev.samsa.description.cluster.AgentEndpoint;
import dev.samsa.description.cluster.BrokerMemory;
import dev.samsa.description.cluster.ClusterDescription;
import dev.samsa.description.cluster.ClusterLimits;
import dev.samsa.description.cluster.Listener;
import dev.samsa.description.cluster.NodeDescription;
import dev.samsa.description.cluster.ReplicationRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A cell and a cluster in it. */
final class Example {
  static final String ID = "lkc-abc12";

  static final CellSettings CELL =
      new CellSettings(
          "prague",
          Optional.empty(),
          "tenants",
          "kafka.example.org",
          4_096,
          new PortRange(30_000, 30_100),
          Optional.empty(),
          1_024,
          List.of());

  private Example() {}

  static ClusterResources resources() {
    return new ClusterResources(CELL, "4.4.0", 100);
  }

  static ClusterSpec cluster(int brokers) {
    boolean several = brokers > 1;
    return new ClusterSpec(
        new ClusterDescription(
            ClusterDescription.SCHEMA_VERSION,
            ID,
            "MkU3OEVBNTcwNTJENDM2Qg",
            "3b241101-e2bb-4255-8caf-4136c566a962",
            "env-abc12",
            "STANDARD",
            null,
            IntStream.range(0, brokers).mapToObj(Example::node).toList(),
            new ReplicationRules((short) (several ? 3 : 1), (short) (several ? 2 : 1)),
            new ClusterLimits(1_000, 3_000, 4_096, 500, 1_048_588, -1),
            new BrokerMemory(192, 48),
            new AgentEndpoint(List.of("https://samsa.example.org:8081")),
            "CN=samsa-control-plane",
            "CN=node." + ID),
        "eu-central-1",
        350,
        7);
  }

  private static NodeDescription node(int id) {
    return new NodeDescription(
        id,
        "eu-central-1" + (char) ('a' + id),
        true,
        true,
        "MkU3OEVBNTcwNTJENDM2Qg",
        new Listener("0.0.0.0", 30_000 + id, "kafka.example.org", 30_000 + id),
        new Listener("", 0, "", 0),
        new Listener("", 0, "", 0));
  }
}
