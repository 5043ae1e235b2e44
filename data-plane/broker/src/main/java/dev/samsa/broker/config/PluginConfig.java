package dev.samsa.broker.config;

import dev.samsa.broker.access.SamsaAuthorizer;
import dev.samsa.broker.access.SamsaPrincipalBuilder;
import dev.samsa.broker.policy.TopicConfigPolicy;
import dev.samsa.broker.policy.TopicCreationPolicy;
import dev.samsa.broker.quota.TenantQuotas;
import dev.samsa.broker.runtime.NodeRuntime;
import dev.samsa.description.cluster.ClusterDescription;
import java.util.Map;

/** The platform's plugins and who is above them. */
final class PluginConfig {
  private PluginConfig() {}

  static Map<String, String> render(ClusterDescription cluster, String runtimeId) {
    return Map.ofEntries(
        Map.entry(NodeRuntime.CONFIG, runtimeId),
        Map.entry("authorizer.class.name", SamsaAuthorizer.class.getName()),
        Map.entry("principal.builder.class", SamsaPrincipalBuilder.class.getName()),
        Map.entry(
            "super.users",
            "User:" + cluster.nodeSubject() + ";User:" + cluster.controlPlaneSubject()),
        Map.entry("allow.everyone.if.no.acl.found", "false"),
        Map.entry("create.topic.policy.class.name", TopicCreationPolicy.class.getName()),
        Map.entry("alter.config.policy.class.name", TopicConfigPolicy.class.getName()),
        Map.entry("client.quota.callback.class", TenantQuotas.class.getName()));
  }
}
