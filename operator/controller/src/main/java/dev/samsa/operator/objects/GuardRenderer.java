package dev.samsa.operator.objects;

import dev.samsa.operator.api.ClusterNames;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What limits others: disruption budget, network policy, and an account without rights. */
final class GuardRenderer {
  private static final String PART_OF = "app.kubernetes.io/part-of";

  private GuardRenderer() {}

  /** Evictions take one node at a time. */
  static PodDisruptionBudget disruptionBudget(ClusterNames names, NodePool pool) {
    return new PodDisruptionBudgetBuilder()
        .withMetadata(Labels.meta(names, pool.name()))
        .withNewSpec()
        .withMaxUnavailable(new IntOrString(1))
        .withUnhealthyPodEvictionPolicy("AlwaysAllow")
        .withSelector(selector(Labels.pods(names, pool)))
        .endSpec()
        .build();
  }

  static ServiceAccount account(ClusterNames names) {
    return new ServiceAccountBuilder()
        .withMetadata(Labels.meta(names, names.name()))
        .withAutomountServiceAccountToken(false)
        .build();
  }

  /**
   * Clients and probes may come from anywhere; to the other listeners only the cluster's own nodes
   * and the platform's parts. What leaves is not limited: the control plane may be anywhere.
   */
  static NetworkPolicy networkPolicy(ClusterNames names) {
    return new NetworkPolicyBuilder()
        .withMetadata(Labels.meta(names, names.name()))
        .withNewSpec()
        .withPodSelector(selector(Labels.pods(names)))
        .withPolicyTypes("Ingress")
        .withIngress(
            from(List.of(), ClusterNames.CLIENT_PORT, ClusterNames.HEALTH_PORT),
            from(
                List.of(
                    new NetworkPolicyPeerBuilder()
                        .withPodSelector(selector(Labels.pods(names)))
                        .build(),
                    new NetworkPolicyPeerBuilder()
                        .withNamespaceSelector(new LabelSelector())
                        .withPodSelector(selector(Map.of(PART_OF, "samsa")))
                        .build()),
                ClusterNames.INTERNAL_PORT,
                ClusterNames.QUORUM_PORT))
        .endSpec()
        .build();
  }

  private static NetworkPolicyIngressRule from(List<NetworkPolicyPeer> peers, int... ports) {
    return new NetworkPolicyIngressRuleBuilder()
        .withFrom(peers)
        .withPorts(Arrays.stream(ports).mapToObj(GuardRenderer::port).toList())
        .build();
  }

  private static NetworkPolicyPort port(int port) {
    return new NetworkPolicyPortBuilder().withNewPort(port).withProtocol("TCP").build();
  }

  private static LabelSelector selector(Map<String, String> labels) {
    return new LabelSelectorBuilder().withMatchLabels(labels).build();
  }
}
