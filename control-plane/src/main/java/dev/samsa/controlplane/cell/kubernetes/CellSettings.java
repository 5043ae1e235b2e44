package dev.samsa.controlplane.cell.kubernetes;

import dev.samsa.controlplane.cell.PortRange;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a cell on Kubernetes.
 *
 * @param name unique name of the cell
 * @param kubeconfig text of a kubeconfig; empty: the pod's own service account
 * @param namespace where its resources lie
 * @param clientHost what tenants' clients dial
 * @param capacityMiB memory that brokers may take in all
 * @param nodePorts ports of the Kubernetes nodes that brokers may have
 * @param storageClass of the volumes; empty: the default one
 * @param volumeMiB size of each broker's volume at first
 * @param regions {@code CLOUD/name} of those behind which it stands; empty: all
 */
record CellSettings(
    String name,
    Optional<String> kubeconfig,
    String namespace,
    String clientHost,
    int capacityMiB,
    PortRange nodePorts,
    Optional<String> storageClass,
    int volumeMiB,
    List<String> regions) {
  CellSettings {
    regions = List.copyOf(regions);
  }
}
