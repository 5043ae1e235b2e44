package dev.samsa.operator.objects;

import dev.samsa.operator.api.ClusterNames;
import dev.samsa.operator.api.Exposure;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The services: one that names the nodes, one for each broker, one for all of them. */
final class ServiceRenderer {
  private static final String POD_NAME = "statefulset.kubernetes.io/pod-name";

  private ServiceRenderer() {}

  static List<Service> render(ClusterNames names, Exposure exposure, int brokers) {
    List<Service> services = new ArrayList<>();
    services.add(headless(names));
    services.add(bootstrap(names, exposure));
    IntStream.range(0, brokers)
        .mapToObj(broker -> broker(names, exposure, broker))
        .forEach(services::add);
    return services;
  }

  /** Names nodes that are not ready too: they must find each other to become it. */
  private static Service headless(ClusterNames names) {
    return new ServiceBuilder()
        .withMetadata(Labels.meta(names, names.headlessService()))
        .withNewSpec()
        .withClusterIP("None")
        .withPublishNotReadyAddresses(true)
        .withSelector(Labels.pods(names))
        .withPorts(
            port("internal", ClusterNames.INTERNAL_PORT, null),
            port("quorum", ClusterNames.QUORUM_PORT, null))
        .endSpec()
        .build();
  }

  private static Service bootstrap(ClusterNames names, Exposure exposure) {
    boolean balanced = exposure.type() == Exposure.Type.LOAD_BALANCER;
    return new ServiceBuilder()
        .withMetadata(Labels.meta(names, names.bootstrapService()))
        .withNewSpec()
        .withType(balanced ? "LoadBalancer" : "ClusterIP")
        .withSelector(Map.of(Labels.POOL, "brokers", "samsa.dev/cluster", names.name()))
        .withPorts(port("client", ClusterNames.CLIENT_PORT, null))
        .endSpec()
        .build();
  }

  /** Also before the pod is ready: clients come back the moment the broker listens. */
  private static Service broker(ClusterNames names, Exposure exposure, int broker) {
    Map<String, String> selector = new HashMap<>(Labels.pods(names));
    selector.put(POD_NAME, names.pod(broker));
    Integer nodePort =
        exposure.type() == Exposure.Type.NODE_PORT ? (Integer) exposure.port(broker) : null;
    return new ServiceBuilder()
        .withMetadata(Labels.meta(names, names.brokerService(broker)))
        .withNewSpec()
        .withType(
            switch (exposure.type()) {
              case PORTS, SNI -> "ClusterIP";
              case NODE_PORT -> "NodePort";
              case LOAD_BALANCER -> "LoadBalancer";
            })
        .withPublishNotReadyAddresses(true)
        .withSelector(selector)
        .withPorts(port("client", ClusterNames.CLIENT_PORT, nodePort))
        .endSpec()
        .build();
  }

  private static ServicePort port(String name, int port, Integer nodePort) {
    return new ServicePortBuilder()
        .withName(name)
        .withPort(port)
        .withNewTargetPort(port)
        .withProtocol("TCP")
        .withNodePort(nodePort)
        .build();
  }
}
