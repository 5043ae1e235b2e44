package dev.samsa.broker.quota;

import dev.samsa.broker.access.SamsaPrincipal;
import dev.samsa.broker.runtime.NodeRuntime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.quota.ClientQuotaCallback;
import org.apache.kafka.server.quota.ClientQuotaEntity;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * Kafka's hook for client quotas, over the cluster's limits and the snapshot's quotas. Platform
 * principals are not limited, nor is anything but produced and fetched bytes.
 */
public final class TenantQuotas implements ClientQuotaCallback {
  private static final String HOLDER = "user";

  private final Map<ClientQuotaType, Long> seen = new ConcurrentHashMap<>();
  private NodeRuntime runtime;

  @Override
  public void configure(Map<String, ?> configs) {
    runtime = NodeRuntime.of(configs);
  }

  @Override
  public Map<String, String> quotaMetricTags(
      ClientQuotaType type, KafkaPrincipal principal, String clientId) {
    if (!limited(type) || !(principal instanceof SamsaPrincipal)) {
      return Map.of();
    }
    return Map.of(HOLDER, share(type, principal.getName()).holder());
  }

  @Override
  public Double quotaLimit(ClientQuotaType type, Map<String, String> tags) {
    String holder = tags.get(HOLDER);
    return limited(type) && holder != null ? share(type, holder).bytesPerSecond() : null;
  }

  private RateShare share(ClientQuotaType type, String principal) {
    if (principal.equals(RateShare.EVERYBODY)) {
      return RateShare.of(type, principal, Map.of(), runtime.cluster().limits(), brokers());
    }
    return RateShare.of(
        type, principal, runtime.access().view().quotas(), runtime.cluster().limits(), brokers());
  }

  private int brokers() {
    return runtime.cluster().brokerCount();
  }

  private static boolean limited(ClientQuotaType type) {
    return type == ClientQuotaType.PRODUCE || type == ClientQuotaType.FETCH;
  }

  /** True once after each new snapshot, so that rates already being counted get their new limit. */
  @Override
  public boolean quotaResetRequired(ClientQuotaType type) {
    long number = runtime.access().view().number();
    Long before = seen.put(type, number);
    return before != null && before != number;
  }

  @Override
  public void updateQuota(ClientQuotaType type, ClientQuotaEntity entity, double value) {
    // Kafka's own quota records are not used here.
  }

  @Override
  public void removeQuota(ClientQuotaType type, ClientQuotaEntity entity) {
    // Kafka's own quota records are not used here.
  }

  @Override
  public boolean updateClusterMetadata(Cluster cluster) {
    return false;
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
