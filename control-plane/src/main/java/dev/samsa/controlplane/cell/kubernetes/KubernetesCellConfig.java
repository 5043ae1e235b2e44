package dev.samsa.controlplane.cell.kubernetes;

import dev.samsa.controlplane.cell.PortRange;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of the cells that are Kubernetes clusters. */
@ConfigMapping(prefix = "samsa.kubernetes")
public interface KubernetesCellConfig {
  /** Cells that this process serves from its start, by name. */
  Map<String, CellConfig> cells();

  /** Release of Kafka that new clusters run. */
  @WithDefault("4.4.0")
  String kafkaVersion();

  /** Thousandths of a core that each broker is sure of. */
  @WithDefault("100")
  int brokerCpuMillis();

  /** One cell. */
  interface CellConfig {
    /**
     * File with the way to the API server and the credential; without one the pod's own service
     * account, or what the environment names.
     */
    Optional<Path> kubeconfig();

    /** Namespace of the clusters' resources. */
    @WithDefault("samsa-clusters")
    String namespace();

    /** Name or address of a node, or of a balancer before them, that tenants' clients dial. */
    String clientHost();

    /** Memory that brokers may take in all. */
    int capacityMib();

    /** Node ports that brokers may have, first and last. */
    @WithDefault("30000-32767")
    PortRange nodePorts();

    /** Storage class of the volumes; the cluster's default one without it. */
    Optional<String> storageClass();

    /** Size of each broker's volume at first; it grows by itself up to ten times that. */
    @WithDefault("10240")
    int volumeMib();

    /** Regions behind which it stands, such as {@code AWS/eu-central-1}; all if none is named. */
    Optional<List<String>> regions();
  }
}
